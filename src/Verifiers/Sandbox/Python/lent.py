# The objects of the tests that the solution may use while they stay here: functions, iterators and instances of the tests' own classes.
COPIED = {type(iter(one)) for one in ([], (), "a", "é", b"", range(1), range(1 << 70))}
MOST_ITEMS = 1_000
WHOLE = 64


class Lent:
    """
    The tests' objects by number. A solution may call them, read and set their public attributes and go through them; nothing more, since from a function, a
    frame or a module all that the tests know can be reached.
    """

    def __init__(self, classes):
        self.classes = classes
        self.values, self.numbers, self.ahead = [], {}, {}

    def text(self, value):
        number = self.numbers.setdefault(id(value), len(self.values))
        if number == len(self.values):
            self.values.append(value)
        kind = type(value)
        name = getattr(value, "__name__", None)
        return Opaque(-number - 1, name if type(name) is str else kind.__name__, skills_of(kind) + signature_of(value)).text()

    def answer(self, back, reader):
        """The message that answers what the solution asks of an object of the tests."""
        try:
            what, number, arguments, named = back
            value = self.values[number - 1]
            result = self.result(what, value, [reader.read(one) for one in listed(arguments)], {key: reader.read(one) for key, one in named.items()})
            return Writer(run.heap, keep, MOST_TEXT).message(lambda writer: '"v":' + writer.write(result))
        except Exception as error:
            raised = error
            return Writer(run.heap, keep, MOST_TEXT).message(lambda writer: '"e":' + run.errors.text(raised, writer.write))

    def result(self, what, value, arguments, named):
        if what == "call":
            return value(*arguments, **named)
        if what == "following":
            return self.following(value, *arguments)
        if what == "taken":
            return self.taken(value, *arguments)
        if what in ("attribute", "set attribute"):
            self.check(value, arguments[0])
        if what in QUESTIONS:
            return QUESTIONS[what](value, *arguments)
        raise TypeError("the tests answer no such question")

    @staticmethod
    def check(value, name):
        own = type(value).__module__ == SPACE or type(value).__module__.partition(".")[0] in ("io", "_io", "unittest", "random")
        generator = name in ("send", "close", "throw") and hasattr(type(value), name)
        if type(name) is not str or name.startswith("_") or not (own or generator) or isinstance(value, type):
            raise AttributeError("'%s' object has no attribute '%s'" % (type(value).__name__, name))

    def following(self, iterator, count):
        """The next items, as many as can be taken without any effect that is seen: an iterator of a list is copied, and moved on when it is told how far."""
        if type(iterator) in COPIED:
            import copy
            copied = copy.copy(iterator)
            items = [item for _, item in zip(range(MOST_ITEMS), copied)]
            return tuple(items)
        items = []
        while len(items) < (count if count > WHOLE else 1):
            try:
                items.append(next(iterator))
            except StopIteration:
                break
        return tuple(items)

    @staticmethod
    def taken(iterator, count, left):
        if type(iterator) in COPIED:
            for _ in range(count):
                next(iterator, None)
        elif left:
            run.doubt = "identity", "the solution has taken less of an iterator of the tests than it was given at once"


def signature_of(value):
    """What a function's signature is, as text: *(names) for one with plain positional parameters, ! for one that is awaited, @ before its docstring."""
    code = getattr(value, "__code__", None)
    text = "!" if code is not None and code.co_flags & 0x80 else ""
    if hasattr(type(value), "__next__") and type(value).__module__ in ("builtins", "itertools"):
        text += "*"
    if code is not None and not value.__defaults__ and not code.co_kwonlyargcount and not code.co_flags & 0xC and type(value).__name__ == "function":
        text += "(%s)" % ",".join(code.co_varnames[: code.co_argcount])
    doc = getattr(value, "__doc__", None) if code is not None else None
    return text + ("@" + doc if type(doc) is str else "")


QUESTIONS = {
    "attribute": getattr,
    "set attribute": setattr,
    "length": len,
    "item": lambda whole, key: whole[key],
    "set item": lambda whole, key, item: whole.__setitem__(key, item),
    "delete item": lambda whole, key: whole.__delitem__(key),
    "iterator": iter,
    "next": next,
    "text": str,
    "representation": repr,
    "contains": lambda whole, item: item in whole,
    "hash": hash,
    "truth": bool,
    "equal": lambda one, other: bool(one == other),
    "enter": lambda manager: manager.__enter__(),
    "exit": lambda manager, error: manager.__exit__(type(error) if error else None, error, None),
    "awaited": apart,
}
