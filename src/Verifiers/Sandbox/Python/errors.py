# Exceptions cross as their classes by name, their arguments and what they hold, so that who catches them by class, reads their arguments or raises them
# again sees what was raised.
LONGEST_MESSAGE = 300
# Where the end of an iteration is raised by a call, map() and zip() end as if all were well; the others end the process.
ENDINGS = {"StopIteration", "StopAsyncIteration", "GeneratorExit", "SystemExit", "KeyboardInterrupt"}


class Errors:
    """
    The exceptions of one side. Own is what the other side calls a class that neither it nor the standard library has: its stand-in here derives from the
    stand-ins of its bases. Taken says which of the exceptions that end an iteration or a process are raised as what they are.
    """

    def __init__(self, classes, taken, stranger):
        self.classes = classes
        self.taken = taken
        self.stranger = stranger
        self.stand_ins, self.chains = {}, {}
        self.sent, self.received = [], {}

    def stand_in(self, name):
        if name not in self.stand_ins:
            self.stand_ins[name] = type(name, (self.stranger,), {"__module__": "solution"})
        return self.stand_ins[name]

    def text(self, error, write):
        """An exception of this side as a value; one that came from the other side goes back as itself."""
        if id(error) in self.received:
            return '{"E":[%d]}' % self.received[id(error)][1]
        arguments, held = error.args, {name: item for name, item in vars(error).items() if type(name) is str and not name.startswith("__")}
        if isinstance(error, OSError) and error.filename is not None:
            arguments = error.errno, error.strerror, error.filename
        self.sent.append(error)
        names = ",".join("[%s,%s]" % tuple(map(quote, self.named(kind))) for kind in type(error).__mro__ if issubclass(kind, BaseException))
        return '{"E":[%d,[%s],%s,%s,%s]}' % (-len(self.sent), names, quote(message_of(error)), write(arguments), write(held))

    def named(self, kind):
        name = self.classes.name(kind)
        if name is not None:
            return "", name
        return kind.__module__ if is_library(str(kind.__module__)) else "solution", str(kind.__name__)[:LONGEST_NAME]

    def read(self, body, read):
        number, *rest = body
        if number > 0 or not rest:
            return self.sent[number - 1]
        names, message, arguments, held = rest
        arguments, held = read(arguments), read(held)
        error = self.made(self.kind(tuple(tuple(map(text_of, name)) for name in listed(names))), arguments, text_of(message))
        if type(held) is dict:
            for name, item in held.items():
                if type(name) is str and not name.startswith("__"):
                    error.__dict__[name] = item
        self.received[id(error)] = error, -number
        return error

    def kind(self, names):
        if names not in self.chains:
            (module, name), *rest = names
            base = self.kind(tuple(rest)) if rest else Exception
            found = self.classes.kinds.get(name) if module == "" else exception_class(module, name)
            if isinstance(found, type) and issubclass(found, BaseException):
                self.chains[names] = found if name not in ENDINGS or self.taken(name) else self.stranger
            elif module == "solution":
                own = self.stand_in(name)
                bases = (own,) if issubclass(own, base) else (base,) if issubclass(base, own) else (own, base)
                self.chains[names] = type(name, bases, {"__module__": "solution", "__str__": told_text})
            else:
                self.chains[names] = base
        return self.chains[names]

    def made(self, kind, arguments, message):
        if type(arguments) is not tuple:
            raise ValueError("the arguments of an exception are a tuple")
        try:
            # The constructor of a class of the prelude may do anything; what it did came with the exception.
            error = kind.__new__(kind, *arguments) if self.classes.name(kind) or kind.__module__ == "solution" else kind(*arguments)
        except Exception:
            error = kind.__new__(kind, message)
        error.args = arguments if not isinstance(error, OSError) else error.args
        error.verify_text = message
        return error


def told_text(error):
    return error.verify_text


def message_of(error):
    try:
        return printable(str(error)[:LONGEST_MESSAGE])
    except BaseException as another:
        return "(its text raised %s)" % type(another).__name__


def error_of(*body):
    *body, read = body
    return errors_of_run().read(body, read)
