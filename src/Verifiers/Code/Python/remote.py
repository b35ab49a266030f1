# The solution as its tests see it: functions and values that stay in its process and are asked for over there.
import builtins
import os
import sys

ROOM = int(sys.argv[1])
SPACE = "tests"
MOST_ITEMS = 10_000
MOST_AHEAD = 1_000
# Not those that end an iteration: zip(map(f, inputs), outputs) would be over, and no output compared, as soon as f raised one.
ERRORS = {
    name: kind for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, (StopIteration, StopAsyncIteration))}


class SolutionError(Exception):
    """An exception of the solution that no built-in exception is the nearest kin of."""


class OutputLimit(BaseException):
    """The solution's answer was larger than is taken; no test may catch that."""


class Remote:
    """
    A function or a value of the solution that stays in the solution's process. What it holds can be asked for; what that is worth is computed here, so
    it equals no value of the tests. Whether two such values are equal is the solution's to say: both are its own.
    """

    def __init__(self, target, name):
        self._target = target
        self.__name__ = self._name = name

    def __call__(self, *args, **kwargs):
        run.last = (self._name, args, kwargs)
        answer = ask('{"call":%s,"a":%s,"k":%s%s}' % (
            quote(self._target) if isinstance(self._target, str) else self._target,
            written(args),
            "{%s}" % ",".join("%s:%s" % (quote(key), Request(keep, ROOM).text(value)) for key, value in kwargs.items()),
            given()))
        value = decode(answer["v"], remote)
        changed = decode(answer["w"], remote)
        if changed:
            run.last = last_call()
        for index, now in changed:
            overwrite(args[index], now)
        run.answers = (value,)
        return value

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return asked_for("attribute", self, name)

    def __len__(self):
        return asked_for("length", self)

    def __getitem__(self, key):
        return asked_for("item", self, key)

    def __iter__(self):
        return iter(asked_for("iterator", self))

    def __str__(self):
        return asked_for("text", self)

    def __eq__(self, other):
        return self is other or asked_for("equal", self, other) is True if isinstance(other, Remote) else NotImplemented

    def __bool__(self):
        return asked_for("truth", self) is True

    def __hash__(self):
        return 0

    def __repr__(self):
        return "<%s of the solution>" % self._name


class RemoteItems:
    """
    An iterator of the solution, asked for one item, then for twice as many each time: it may have no end, and what is wanted of it is not known.
    """

    def __init__(self, number):
        self._target, self._name = number, "iterator"
        self._items = iter(())
        self._ahead = 1

    def __iter__(self):
        return self

    def __next__(self):
        for item in self._items:
            return item
        self._items = iter(decode(ask('{"next":[%d,%d]}' % (self._target, self._ahead))["v"], remote))
        self._ahead = min(2 * self._ahead, MOST_AHEAD)
        return next(self._items)

    def __repr__(self):
        return "<%s of the solution>" % self._name


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
    return decode(ask('{"what":%s,"a":%s%s}' % (quote(what), written(values), given()))["v"], remote)


def given():
    """What the request before it hands over of classes that the prelude defines: the class, and what the instance holds, which may be others."""
    texts = []
    # The list grows while it is gone through.
    for instance in run.given:
        texts.append("[%s,%s]" % (quote(type(instance).__name__), Request(keep, ROOM).text(dict(vars(instance)))))
    run.given, run.places = [], {}
    return ',"given":[%s]' % ",".join(texts) if texts else ""


class Run:
    """What one solution's tests need while they are run; last is the last call, as text where its arguments have been changed since."""

    def __init__(self):
        self.functions = []
        self.given, self.places = [], {}
        self.values = {}
        self.last = None
        self.answers = ()


def keep(value):
    if isinstance(value, (Remote, RemoteItems)):
        return Opaque(value._target, value._name)
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


def remote(number, kind):
    if type(number) is not int:
        raise ValueError("a solution gives its values away by number")
    if kind == "coroutine":
        return awaited(Remote(number, kind))
    if number not in run.values:
        run.values[number] = RemoteItems(number) if kind is None else Remote(number, kind)
    return run.values[number]


async def awaited(coroutine):
    return asked_for("awaited", coroutine)


def overwrite(mine, now):
    """Makes an argument what the solution made of it in place."""
    if type(mine) is not type(now) or not isinstance(mine, (list, dict, set, bytearray)):
        return
    if isinstance(mine, (list, bytearray)):
        mine[:] = now
    else:
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
    while True:
        send(b"C", text)
        answer = parse(receive(b"R")[1])
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
