# The judge's side of what is said between it and the solution: what crosses, and what stands for what stays behind.
import builtins
import os
import sys

ROOM = int(sys.argv[1])
SPACE = "tests"
MOST_ITEMS = 10_000
# The server takes no more.
MOST_TEXT = 4 * ROOM
MEMBERS = type(type.__dict__)
# Not those that end an iteration: zip(map(f, inputs), outputs) would be over, and no output compared, as soon as f raised one.
ERRORS = {
    name: kind for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, (StopIteration, StopAsyncIteration))}


class SolutionError(Exception):
    """An exception of the solution that no built-in exception is the nearest kin of."""


class OutputLimit(BaseException):
    """The solution's answer was larger than is taken; no test may catch that."""


class Request(Encoder):
    """What is sent to the solution: of an iterator of the tests its items, as far as anyone will look."""

    def iterator(self, value, depth):
        if isinstance(value, RemoteItems):
            self.opaque("o", value)
        else:
            self.items('{"n":', first(value), "}", depth)


def first(iterator):
    for _ in range(MOST_ITEMS):
        try:
            item = next(iterator)
        except StopIteration:
            return
        yield item


def written(values):
    return "[%s]" % ",".join(Request(keep, ROOM).text(value) for value in values)


def asked_for(what, *values):
    lent = run.lent
    try:
        return decode(ask('{"what":%s,"a":%s%s}' % (quote(what), written(values), given()))["v"], remote)
    finally:
        run.lent = lent


def given():
    """What the request before it hands over of classes that the prelude defines: the class, and what the instance holds, which may be others."""
    texts = []
    try:
        # The list grows while it is gone through.
        for instance in run.given:
            texts.append("[%s,%s]" % (quote(type(instance).__name__), Request(keep, ROOM).text(dict(vars(instance)))))
    finally:
        run.lent, run.given, run.places = run.given, [], {}
    return ',"given":[%s]' % ",".join(texts) if texts else ""


class Run:
    """
    What one solution's tests need while they are run. Given is what the request that is being written hands over, lent what the one that is being
    answered did; last is the last call, as text where its arguments have been changed since.
    """

    def __init__(self):
        self.functions = []
        self.given, self.places, self.lent = [], {}, []
        self.space = {}
        self.telling = False
        self.values = {}
        self.last = None
        self.answers = ()


def keep(value):
    if isinstance(value, (Remote, RemoteItems)):
        return Opaque(value.verify_target, value.verify_name)
    if callable(value):
        run.functions.append(value)
        return Opaque(-len(run.functions), getattr(value, "__name__", "function"))
    kind = type(value)
    if kind.__module__ == SPACE and hasattr(kind, "__members__"):
        return Opaque("%s.%s" % (kind.__name__, value.name), kind.__name__)
    if kind.__module__ == SPACE and hasattr(value, "__dict__"):
        place = run.places.setdefault(id(value), len(run.given))
        if place == len(run.given):
            run.given.append(value)
        return Opaque("#%d" % place, kind.__name__)
    raise TypeError("a %s of the tests cannot be handed to the solution" % kind.__name__)


def remote(number, kind, skills=""):
    if isinstance(number, str) and number[:1] == "#":
        return run.lent[int(number[1:])]
    if type(number) is not int:
        raise ValueError("a solution gives its values away by number")
    if kind == "coroutine":
        return awaited(remote_of("")(number, kind))
    name, _, member = kind.partition(".") if kind else ("", "", "")
    members = getattr(run.space.get(name), "__members__", None) if member else None
    if type(members) is MEMBERS and member in members:
        return members[member]
    if number not in run.values:
        run.values[number] = RemoteItems(number) if kind is None else remote_of(skills)(number, kind)
    return run.values[number]


async def awaited(coroutine):
    return asked_for("awaited", coroutine)


def overwrite(mine, now):
    """Makes an argument what the solution made of it in place."""
    if not isinstance(mine, type(now)):
        return
    if isinstance(mine, tuple):
        for one, other in zip(mine, now):
            overwrite(one, other)
    elif isinstance(mine, (list, bytearray)):
        mine[:] = now
    elif is_queue(type(now)):
        mine.clear()
        mine.extend(now)
    elif isinstance(mine, (dict, set)):
        mine.clear()
        mine.update(now)


def send(kind, text=""):
    data = text.encode("ascii")
    write_all(replies, kind + b"%08x" % len(data) + data)


def receive(*kinds):
    """The next frame, which must be of one of these kinds; a conversation that has lost its thread is ended."""
    head = read_exactly(requests, 9)
    if head[:1] not in kinds:
        os._exit(1)
    return head[:1], read_exactly(requests, int(head[1:], 16))


def ask(text):
    """What the solution answers to a request; serves the functions of the tests that it calls meanwhile."""
    lent = run.lent
    while True:
        if len(text) > MOST_TEXT:
            raise TooBig()
        send(b"C", text)
        answer = parse(receive(b"R")[1])
        run.lent = lent
        if "back" not in answer:
            break
        text = called_back(*decode(answer["back"], remote))
    if "big" in answer:
        raise OutputLimit()
    if "e" in answer:
        raise error_of(answer["e"], answer["m"])
    return answer


def called_back(number, args, kwargs):
    try:
        return '{"v":%s%s}' % (Request(keep, ROOM).text(run.functions[number - 1](*args, **kwargs)), given())
    except Exception as error:
        return '{"e":%s}' % quote(type(error).__name__)


def error_of(names, message):
    known = next((ERRORS[name] for name in names if name in ERRORS), SolutionError)
    name, text = str(names[0])[:80], str(message)
    try:
        error = known(text)
    except TypeError:
        error = SolutionError(text)
    error.explained = "%s: %s" % (name, text) if text else name
    return error
