# The solution as its tests see it: functions and values that stay in its process and are asked for over there.
import builtins
import os
import sys

ROOM = int(sys.argv[1])
# Not those that end an iteration: zip(map(f, inputs), outputs) would be over, and no output compared, as soon as f raised one.
ERRORS = {
    name: kind for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, (StopIteration, StopAsyncIteration))}


class SolutionError(Exception):
    """An exception of the solution that no built-in exception is the nearest kin of."""


class OutputLimit(BaseException):
    """The solution's answer was larger than is taken; no test may catch that."""


class Remote:
    """A function or a value of the solution that stays in the solution's process. Equal to nothing but itself."""

    def __init__(self, target, name):
        self._target = target
        self.__name__ = self._name = name

    def __call__(self, *args, **kwargs):
        run.last = (self._name, args, kwargs)
        answer = ask('{"call":%s,"a":%s,"k":%s}' % (
            quote(self._target) if isinstance(self._target, str) else self._target,
            "[%s]" % ",".join(Encoder(keep, ROOM).text(value) for value in args),
            "{%s}" % ",".join("%s:%s" % (quote(key), Encoder(keep, ROOM).text(value)) for key, value in kwargs.items())))
        value = decode(answer["v"], remote)
        changed = decode(answer["w"], remote)
        if changed:
            run.last = last_call()
        for index, now in changed:
            overwrite(args[index], now)
        run.answers = (value,)
        return value

    def __getattr__(self, name):
        if name.startswith("_") or isinstance(self._target, str):
            raise AttributeError(name)
        return decode(ask('{"of":[%d,%s]}' % (self._target, quote(name)))["v"], remote)

    def __repr__(self):
        return "<%s of the solution>" % self._name


class Run:
    """What one solution's tests need while they are run; last is the last call, as text where its arguments have been changed since."""

    def __init__(self):
        self.functions = []
        self.last = None
        self.answers = ()


def keep(value):
    if isinstance(value, Remote):
        return Opaque(value._target, value._name)
    if callable(value):
        run.functions.append(value)
        return Opaque(-len(run.functions), getattr(value, "__name__", "function"))
    raise TypeError("a %s of the tests cannot be handed to the solution" % type(value).__name__)


def remote(number, kind):
    if type(number) is not int:
        raise ValueError("a solution gives its values away by number")
    return Remote(number, kind)


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
        return '{"v":%s}' % Encoder(keep, ROOM).text(run.functions[number - 1](*args, **kwargs))
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
