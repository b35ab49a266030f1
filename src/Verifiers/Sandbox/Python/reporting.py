# What became of each case, in words.
import reprlib
import time

LONGEST_REPORT = 400


class Wrong(AssertionError):
    """An assertion that does not hold, explained."""


def show(value):
    """A value as a person would read it, bounded."""
    run.telling = True
    try:
        text = repr(value) if is_small(value) else reprlib.repr(value)
    except Exception:
        text = "<%s>" % type(value).__name__ if not isinstance(value, int) else "<an int of %d bits>" % value.bit_length()
    finally:
        run.telling = False
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def is_small(value):
    """Whether all of it can be shown: it holds few parts, and none that is long or in a circle."""
    parts = 0
    todo = [value]
    while todo and parts <= LONGEST_VALUE:
        one = todo.pop()
        parts += 1
        if isinstance(one, (str, bytes, bytearray)) and len(one) > 20 * LONGEST_VALUE:
            return False
        tag = run.heap.tag(one)
        if tag is not None and tag != "y":
            todo += run.heap.parts(one, tag)[1][: LONGEST_VALUE + 1]
    return parts <= LONGEST_VALUE


def last_call():
    return run.last if isinstance(run.last, str) else show_call(*run.last)


def show_call(name, args, kwargs):
    return "%s(%s)" % (name, ", ".join([show(value) for value in args] + ["%s=%s" % (key, show(value)) for key, value in kwargs.items()]))


class Case:
    """Times and explains one case; what goes wrong in it ends there."""

    def __init__(self, index):
        self.index = index

    def __enter__(self):
        run.last, run.answers, run.doubt = None, (), None
        self.start = time.perf_counter()

    def __exit__(self, kind, error, traceback):
        seconds = time.perf_counter() - self.start
        report(self.index, seconds, *verdict_of(error))
        return True


def verdict_of(error):
    """The verdict of a case that ended with this exception, or with none; the message; and why the run is no judge of it, by name."""
    if error is None:
        return "passed", None
    if isinstance(error, Unfaithful):
        return "unjudged", str(error), error.reason
    if run.doubt is not None and isinstance(error, Exception):
        return "unjudged", run.doubt[1], run.doubt[0]
    call = last_call() if run.last else "the test"
    if isinstance(error, Wrong):
        return "failed", str(error)
    if isinstance(error, OutputLimit):
        return "output-limit", "%s returned more than %d KiB" % (call, ROOM >> 10)
    if isinstance(error, TooBig):
        return "error", "the test hands the solution more than %d KiB" % (MOST_TEXT >> 10)
    if hasattr(error, "explained"):
        return "memory" if isinstance(error, MemoryError) else "error", "%s raised %s" % (call, error.explained)
    if isinstance(error, AssertionError):
        return "failed", told(error) or "an assertion does not hold" + returned()
    return "memory" if isinstance(error, MemoryError) else "error", "the test raised %s: %s%s" % (type(error).__name__, told(error), returned())


def told(error):
    """Its text, which may be a value of the solution and so raise anything itself."""
    try:
        return str(error)
    except BaseException as another:
        return "(its text raised %s)" % type(another).__name__


def returned():
    return "; %s returned %s" % (last_call(), show(run.answers[0])) if run.last and run.answers else ""


def report(index, seconds, verdict, message, reason=None):
    reported.add(index)
    if message and " at 0x" in message:
        # Where an object lies is another place in every run.
        import re
        message = re.sub(" at 0x[0-9a-f]+", "", message)
    text = "null" if message is None else quote(printable(message[:LONGEST_REPORT]))
    send(b"V", '{"index":%d,"verdict":%s,"microseconds":%d,"message":%s%s}' % (
        index, quote(verdict), seconds * 1e6, text, ',"reason":%s' % quote(reason) if reason else ""))
