# The judge's side of what is said between it and the solution: what crosses, and what stands for what stays behind.
import os
import sys

ROOM = int(sys.argv[1])
SPACE = "tests"
# What the tests hand over may be longer than what a solution may answer; the server takes no more.
MOST_TEXT = 16 * ROOM


class SolutionError(Exception):
    """An exception of the solution that nothing here has a class for."""


class OutputLimit(BaseException):
    """The solution's answer was larger than is taken; no test may catch that."""


class Unfaithful(BaseException):
    """The run cannot go on as one Python would: the reason, by name, and why."""

    def __init__(self, reason, why):
        super().__init__(why)
        self.reason = reason


class Run:
    """What one solution's tests need while they are run; last is the last call, as text where its arguments have been changed since."""

    def __init__(self):
        self.classes = PreludeClasses()
        self.heap = Heap(0, self.classes)
        self.errors = Errors(self.classes, lambda name: name in self.mentioned, SolutionError)
        self.mentioned = set()
        self.lent = Lent(self.classes)
        self.values = {}
        self.names = []
        self.telling = False
        self.last = None
        self.answers = ()
        self.doubt = None


def errors_of_run():
    return run.errors


def sent_back(value):
    return Opaque(value.verify_target, value.verify_name).text() if isinstance(value, (Remote, RemoteItems)) else None


def keep(value):
    plain = run.heap.tag(value) is not None or issubclass(type(value), (int, float, str, bytes))
    return None if plain else run.lent.text(value)


def remote(number, kind, skills=""):
    if type(number) is not int:
        raise ValueError("a solution gives its values away by number")
    if number < 0:
        return run.lent.values[-number - 1]
    if kind == "coroutine":
        return awaited(remote_of("")(number, kind, ""))
    if number not in run.values:
        run.values[number] = RemoteItems(number, kind) if "*" in skills else remote_of(skills)(number, kind, skills)
    if kind in run.classes.kinds:
        run.doubt = "prelude-class", "the solution defines the class %s of the prelude again, in other words" % kind
    return run.values[number]


async def awaited(coroutine):
    return asked_for("awaited", coroutine)


def asked_for(what, *values):
    return asked('"what":%s' % quote(what), values, {})


def asked(head, values, named):
    """What the solution answers to a request with these values; serves what it asks of the tests meanwhile."""
    def body(writer):
        text = '%s,"a":[%s]' % (head, ",".join(map(writer.write, values)))
        return text + (',"k":{%s}' % ",".join("%s:%s" % (quote(key), writer.write(value)) for key, value in named.items()) if named else "")

    text = Writer(run.heap, keep, MOST_TEXT).message(body)
    while True:
        send(b"C", text)
        answer = parse(receive(b"R")[1])
        if "big" in answer:
            raise OutputLimit()
        if "u" in answer and isinstance(run.last, tuple):
            # Before what it shows has changed.
            run.last = last_call()
        reader = Reader(run.heap, remote)
        reader.take(answer)
        if "back" not in answer:
            break
        text = run.lent.answer(answer["back"], reader)
    if "e" in answer:
        raise explained(reader.read(answer["e"]))
    return reader.read(answer["v"])


def explained(error):
    """An exception that the solution raised, with what it said of it."""
    if not isinstance(error, BaseException):
        raise ValueError("what was raised is no exception")
    if not hasattr(error, "explained") and not any(error is one for one in run.errors.sent):
        name, text = type(error).__name__, getattr(error, "verify_text", "")
        error.explained = "%s: %s" % (name, text) if text else name
    return error


def send(kind, text=""):
    data = text.encode("ascii")
    write_all(replies, kind + b"%08x" % len(data) + data)


def receive(*kinds):
    """The next frame, which must be of one of these kinds; a conversation that has lost its thread is ended."""
    head = read_exactly(requests, 9)
    if head[:1] not in kinds:
        os._exit(1)
    return head[:1], read_exactly(requests, int(head[1:], 16))
