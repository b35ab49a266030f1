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

SPACE = "solution"
kept, numbers = [], {}
raised = {}
classes = PreludeClasses()
heap = Heap(1, classes)
errors_here = Errors(classes, lambda name: True, TestsError)


def errors_of_run():
    return errors_here


def sent_back(value):
    theirs = their_numbers.get(id(value))
    return None if theirs is None else Opaque(-theirs[0], theirs[1]).text()


def keep(value):
    kind = type(value)
    if issubclass(kind, (int, float, str, bytes)) and not is_enumeration(kind):
        return None
    if heap.tag(value) is not None and not has_methods(kind):
        return None
    number = numbers.setdefault(id(value), len(kept))
    if number == len(kept):
        kept.append(value)
    name = "%s.%s" % (kind.__name__, value.name) if is_enumeration(kind) else str(kind.__name__)
    return Opaque(number, name, skills_of(kind) + kind_marks(value, kind)).text()


UNREMARKABLE = {
    "__init__", "__new__", "__repr__", "__str__", "__doc__", "__module__", "__dict__", "__weakref__", "__eq__", "__ne__", "__hash__", "__slots__",
    "__annotations__", "__qualname__", "__orig_bases__", "__parameters__", "__firstlineno__", "__static_attributes__", "__getnewargs__"}


def has_methods(kind):
    """Whether a class of the solution adds something to the container that it derives from: what it is to the tests is then more than what it holds."""
    own = {name for base in kind.__mro__ if base.__module__ == SPACE for name in vars(base)} - UNREMARKABLE
    fields = getattr(kind, "_fields", None)
    return bool(own) if fields is None else any(not name.startswith("_") and name not in fields for name in own)


def kind_marks(value, kind):
    """* for an iterator without a state that anybody sees, b for a container that is equal to what it holds."""
    items = hasattr(kind, "__next__") and kind.__module__ in ("builtins", "itertools")
    own = any({"__eq__", "__contains__"} & set(vars(base)) for base in kind.__mro__ if base.__module__ == SPACE)
    return "*" * items + "b" * (heap.tag(value) in ("l", "d", "s", "t", "z", "p") and not own)


def held(value):
    """What a container of a class of the solution's own holds, as a container of the class that it derives from."""
    base = next(kind for kind in type(value).__mro__ if kind in PLAIN)
    return base(base.items(value)) if base is dict else base(base.__iter__(value))


def opaque(number, kind, skills=""):
    if isinstance(number, str):
        return solution[number]
    return kept[number] if number >= 0 else theirs(-number, kind, skills)


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


def run(request):
    """Calls a function of the solution, or of a value it gave away."""
    target = request["call"]
    function = kept[target] if isinstance(target, int) else solution[target]
    return function(*request["a"], **request.get("k", {}))


def copied(value):
    import copy
    return copy.copy(value)


def deeply_copied(value):
    import copy
    return copy.deepcopy(value)


def operated(name, *operands):
    import operator
    return pow(*operands) if name == "pow" else divmod(*operands) if name == "divmod" else getattr(operator, OPERATORS.get(name, name))(*operands)


def lent(name):
    """A name that the tests use and do not define."""
    if name not in solution:
        raise NameError("name '%s' is not defined" % name)
    return solution[name]


async def next_of(iterator):
    try:
        return (await type(iterator).__anext__(iterator),)
    except StopAsyncIteration:
        return ()


OPERATORS = {"and": "and_", "or": "or_", "xor": "xor"}
QUESTIONS = {
    "attribute": getattr,
    "set attribute": setattr,
    "delete attribute": delattr,
    "names": dir,
    "has": lambda value, name: hasattr(type(value), name) and name not in vars(object),
    "length": len,
    "item": lambda whole, key: whole[key],
    "set item": lambda whole, key, value: whole.__setitem__(key, value),
    "delete item": lambda whole, key: whole.__delitem__(key),
    "iterator": iter,
    "following": lambda iterator: tuple(item for _, item in zip("1", iterator)),
    "reversed": reversed,
    "contains": lambda whole, item: item in whole,
    "enter": lambda manager: type(manager).__enter__(manager),
    "exit": lambda manager, error: bool(type(manager).__exit__(manager, type(error) if error else None, error, None)),
    "asynchronous iterator": lambda value: type(value).__aiter__(value),
    "asynchronous next": lambda value: apart(next_of(value)),
    "asynchronous enter": lambda manager: type(manager).__aenter__(manager),
    "asynchronous exit": lambda manager, error: type(manager).__aexit__(manager, type(error) if error else None, error, None),
    "text": str,
    "representation": repr,
    "format": format,
    "hash": hash,
    "copy": copied,
    "deep copy": deeply_copied,
    "operator": operated,
    "truth": bool,
    "instance": isinstance,
    "subclass": issubclass,
    "type": type,
    "held": held,
    "lent": lent,
    "awaited": apart,
}


def following(request):
    """
    The next items of an iterator, fewer where they are large or take long: nobody may want the one that takes longest. What it raises is told when
    those before it have been.
    """
    number, count = request["next"]
    if number in raised:
        raise raised.pop(number)
    items, start = [], clock()
    while len(items) < count and (not items or clock() - start < LONGEST_AHEAD):
        asked = asks
        try:
            items.append(next(kept[number]))
        except StopIteration:
            break
        except BaseException as error:
            if not items:
                raise
            raised[number] = error
            break
        if asks != asked or is_large(items[-1]):
            break
    return tuple(items)


def is_large(value):
    return hasattr(value, "__len__") and len(value) > 1_000


def message(value):
    return Writer(heap, keep, REPLY_ROOM).message(lambda writer: '"v":' + writer.write(value))


def handled(request):
    global solution
    try:
        if "load" in request:
            solution = {}
            load(*request["load"])
            return '{"v":null}'
        if "together" in request or "case" in request or "findings" in request:
            return judged_together(request)
        reader = Reader(heap, opaque)
        reader.take(request)
        request["a"] = [reader.read(one) for one in request.get("a", [])]
        request["k"] = {key: reader.read(one) for key, one in request.get("k", {}).items()}
        if "call" in request:
            value = run(request)
        else:
            value = following(request) if "next" in request else QUESTIONS[request["what"]](*request["a"])
        if unsettled:
            settle_iterators()
        request.clear()
        return message(value)
    except TooBig:
        return '{"big":1}'
    except BaseException as error:
        error.__traceback__ = None
        if "load" in request or "together" in request:
            return described(error)
        return raising(error)


def raising(error):
    try:
        if unsettled:
            settle_iterators()
        return Writer(heap, keep, REPLY_ROOM).message(lambda writer: '"e":' + errors_here.text(error, writer.write))
    except TooBig:
        return '{"big":1}'


def judged_together(request):
    """The answer to a request about tests that run beside the solution, for which most workers are never asked."""
    if "findings" in request:
        return '{"findings":[%s]}' % ",".join(map(quote, findings))
    if "together" in request:
        exec(compile(TOGETHER, "together", "exec"), globals())
    return answer_together(request)


asks = 0


def serve():
    """Answers requests until one is the answer that a question of the solution waits for."""
    global nonce, asks
    while True:
        head = read_exactly(requests, 24)
        request = parse(read_exactly(requests, int(head[16:], 16)))
        nonce = head[:16]
        if "v" in request or "e" in request:
            asks += 1
            reader = Reader(heap, opaque)
            reader.take(request)
            return request, reader
        if "limits" in request:
            limit_run(*request["limits"])
            reply('{"v":null}')
        elif "bye" in request:
            reply('{"v":null}')
        elif "program" in request:
            return request["program"], request.get("blocks", ())
        elif "warm" in request:
            # While nobody waits: what most solutions import, and the compiler's own classes, which its first use makes.
            import collections, functools, heapq, itertools, math, re, typing
            compiled("")
            reply('{"v":null}')
        else:
            reply(handled(request))


sys.addaudithook(watch_calls)
requests, replies, errors = close_standard_streams()
limit_process()
write_all(replies, b"ready\n")
program = serve()
run_program(*program)
