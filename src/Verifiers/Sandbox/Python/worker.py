# Holds one solution. Everything in this process belongs to the solution from the moment its text is run: it is asked for values and believed
# in nothing else.
import builtins
from time import perf_counter as clock

REPLY_ROOM = int(sys.argv[1])
LONGEST_MESSAGE = 300
LONGEST_AHEAD = 0.001

# Built-in where the module site is loaded, so programs take them for granted.
builtins.exit = builtins.quit = sys.exit
# The calls of this script above a solution's own do not count: it may recurse as deep as Python lets it.
sys.setrecursionlimit(sys.getrecursionlimit() + 20)

kept, numbers = [], {}
raised = {}


class Given:
    """What the tests hand over with a request, of classes that the prelude defines, made anew."""

    def __init__(self):
        self.instances, self.places, self.texts = [], {}, []


given = Given()


def keep(value):
    kind = type(value)
    if id(value) in given.places:
        return Opaque("#%d" % given.places[id(value)], kind.__name__)
    number = numbers.setdefault(id(value), len(kept))
    if number == len(kept):
        kept.append(value)
    name = "%s.%s" % (kind.__name__, value.name) if hasattr(kind, "__members__") else kind.__name__
    return Opaque(number, name, skills_of(kind))


def skills_of(kind):
    # Not getattr, which finds the call of the class itself in any class.
    return "".join(skill for skill, name in SKILLS.items() if any(vars(base).get(name) for base in kind.__mro__))


def opaque(number, kind):
    if isinstance(number, str):
        name, _, member = number.partition(".")
        value = given.instances[int(name[1:])] if name[0] == "#" else solution[name]
        return getattr(value, member) if member else value
    return kept[number] if number >= 0 else callback(-number, kind)


def callback(number, name):
    """A function of the tests, which runs over there."""

    def call(*args, **kwargs):
        global given
        mine = given
        encoder = Encoder(keep, REPLY_ROOM)
        reply('{"back":%s}' % encoder.text([number, args, kwargs]))
        try:
            answer = serve()
            if "e" in answer:
                raise RuntimeError("%s raised %s" % (name, answer["e"]))
            take(answer)
            return decode(answer["v"], opaque)
        finally:
            given = mine

    call.__name__ = name
    return call


def take(request):
    global given
    given = Given()
    made = request.get("given", [])
    given.instances = [object.__new__(solution[name]) for name, _ in made]
    given.places = {id(instance): place for place, instance in enumerate(given.instances)}
    for instance, (_, held) in zip(given.instances, made):
        for name, value in decode(held, opaque).items():
            object.__setattr__(instance, name, value)
    given.texts = [Encoder(keep, REPLY_ROOM).text(vars(instance)) for instance in given.instances]


def reply(text):
    data = text.encode("ascii")
    write_all(replies, nonce + b"%08x" % len(data) + data)


def described(error):
    names = [kind.__name__ for kind in type(error).__mro__ if issubclass(kind, BaseException)]
    try:
        message = str(error)[:LONGEST_MESSAGE]
    except BaseException as another:
        message = "(its text raised %s)" % type(another).__name__
    if isinstance(error, SyntaxError) and error.lineno:
        message = "%s (line %d)" % (error.msg, error.lineno)
    elif isinstance(error, ImportError):
        message = message.partition(" (")[0]
    return '{"e":[%s],"m":%s}' % (",".join(map(quote, names)), quote(printable(message)))


def compiled(text):
    return compile(text, "solution.py", "exec", dont_inherit=True)


def closed(prelude):
    """A prelude may be a prompt that breaks off after the head of a function."""
    try:
        return compiled(prelude)
    except SyntaxError:
        return compiled(prelude + "\n    pass\n")


def pieces(prelude, source, entry):
    """A solution is a whole, or the rest of what the prelude began."""
    if not prelude.strip():
        return [compiled(source)]
    try:
        whole = compiled(source)
    except SyntaxError:
        first_line = next((line for line in source.splitlines() if line.strip()), " ")
        if not first_line[0].isspace():
            return [resumed(prelude, source)]
    else:
        if entry in whole.co_names:
            return [closed(prelude), whole]
    return [compiled(prelude + ("" if prelude.endswith("\n") else "\n") + source)]


def resumed(prelude, source):
    """The rest of what the prelude began, whose first line has lost its blanks; the fault of the text itself where it is no such thing."""
    last_line = prelude.rstrip().splitlines()[-1]
    indent = last_line[: len(last_line) - len(last_line.lstrip())] or "    "
    try:
        return compiled(prelude + ("" if prelude.endswith("\n") else "\n") + indent + source.lstrip())
    except SyntaxError:
        return compiled(source)


def load(prelude, source, entry):
    os.close(errors)
    module = type(sys)("solution")
    sys.modules["solution"] = module
    for piece in pieces(prelude, source, entry):
        exec(piece, module.__dict__)
    if not callable(module.__dict__.get(entry)):
        raise NameError("the solution defines no function '%s'" % entry)
    return module.__dict__


def run(request):
    """Calls a function of the solution, or of a value it gave away, and tells which arguments it changed in place."""
    target = request["call"]
    function = kept[target] if isinstance(target, int) else solution[target]
    arguments, named = decode(request["a"], opaque), {key: decode(item, opaque) for key, item in request["k"].items()}
    value = function(*arguments, **named)
    text = Encoder(keep, REPLY_ROOM).text(value)
    changed = []
    for index, (now, then) in enumerate(zip([*arguments, *named.values()], [*request["a"], *request["k"].values()])):
        if isinstance(now, (list, dict, set, bytearray, tuple)) or is_queue(type(now)):
            if Encoder(keep, REPLY_ROOM).text(now) != Encoder(keep, REPLY_ROOM).text(decode(then, opaque)):
                changed.append([index, now])
    for index, (instance, then) in enumerate(zip(given.instances, given.texts), len(arguments) + len(named)):
        if Encoder(keep, REPLY_ROOM).text(vars(instance)) != then:
            changed.append([index, vars(instance)])
    return '{"v":%s,"w":%s}' % (text, Encoder(keep, REPLY_ROOM).text(changed))


def awaited(coroutine):
    import asyncio
    return asyncio.run(coroutine)


def copied(value):
    import copy
    return copy.copy(value)


def deeply_copied(value):
    import copy
    return copy.deepcopy(value)


QUESTIONS = {
    "attribute": getattr,
    "set attribute": setattr,
    "delete attribute": delattr,
    "length": len,
    "item": lambda whole, key: whole[key],
    "set item": lambda whole, key, value: whole.__setitem__(key, value),
    "delete item": lambda whole, key: whole.__delitem__(key),
    "iterator": iter,
    "text": str,
    "representation": repr,
    "hash": hash,
    "copy": copied,
    "deep copy": deeply_copied,
    "equal": lambda one, other: bool(one == other),
    "truth": bool,
    "awaited": awaited,
}


def asked(request):
    """What a value that stayed here has, holds or is equal to."""
    return '{"v":%s,"w":[]}' % Encoder(keep, REPLY_ROOM).text(QUESTIONS[request["what"]](*decode(request["a"], opaque)))


def following(request):
    """
    The next items of an iterator, fewer where they are large or take long: nobody may want the one that takes longest. What it raises is told when
    those before it have been.
    """
    number, count = request["next"]
    if number in raised:
        raise raised.pop(number)
    texts, room, start = [], REPLY_ROOM - 64, clock()
    while len(texts) < count and room > REPLY_ROOM // 2 and (not texts or clock() - start < LONGEST_AHEAD):
        try:
            texts.append(Encoder(keep, room).text(next(kept[number])))
        except StopIteration:
            break
        except BaseException as error:
            if not texts:
                raise
            raised[number] = error
            break
        room -= len(texts[-1]) + 1
    return '{"v":[%s],"w":[]}' % ",".join(texts)


def handled(request):
    global solution
    try:
        if "load" in request:
            solution = load(*request["load"])
            return '{"v":null}'
        take(request)
        return run(request) if "call" in request else following(request) if "next" in request else asked(request)
    except TooBig:
        return '{"big":1}'
    except BaseException as error:
        error.__traceback__ = None
        return described(error)


def run_program(source):
    """The text as a program on its own, whose standard streams are the server's pipes; the exit code 97 means out of memory."""
    for stream, pipe in enumerate((requests, replies, errors)):
        os.dup2(pipe, stream)
        os.close(pipe)
    main = type(sys)("__main__")
    main.__file__ = "solution.py"
    sys.modules["__main__"] = main
    sys.argv = ["solution.py"]
    try:
        exec(compiled(source), main.__dict__)
    except MemoryError:
        sys.exit(97)
    except Exception as error:
        import linecache
        import traceback
        linecache.cache["solution.py"] = (len(source), None, source.splitlines(True), "solution.py")
        error.__traceback__ = error.__traceback__ and error.__traceback__.tb_next
        traceback.print_exception(error)
        sys.exit(1)


def serve():
    """Answers requests until one is the answer that a callback waits for."""
    global nonce
    while True:
        head = read_exactly(requests, 24)
        request = parse(read_exactly(requests, int(head[16:], 16)))
        nonce = head[:16]
        if "v" in request or "e" in request:
            return request
        if "limits" in request:
            limit_run(*request["limits"])
            reply('{"v":null}')
        elif "bye" in request:
            reply('{"v":null}')
        elif "program" in request:
            return request["program"]
        elif "warm" in request:
            # While nobody waits: what most solutions import.
            import collections, functools, heapq, itertools, math, re, typing
            reply('{"v":null}')
        else:
            reply(handled(request))


requests, replies, errors = close_standard_streams()
limit_process()
write_all(replies, b"ready\n")
program = serve()
run_program(program)
