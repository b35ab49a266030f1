# What became of each case, in words.
import reprlib
import time

LONGEST_MESSAGE = 400
LONGEST_VALUE = 120


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
    try:
        # What is shown is not handed over.
        return bool(Request(lambda shown: Opaque(0, ""), 20 * LONGEST_VALUE).text(value))
    except TooBig:
        return False


def last_call():
    return run.last if isinstance(run.last, str) else show_call(*run.last)


def show_call(name, args, kwargs):
    return "%s(%s)" % (name, ", ".join([show(value) for value in args] + ["%s=%s" % (key, show(value)) for key, value in kwargs.items()]))


class Case:
    """Times and explains one case; what goes wrong in it ends there."""

    def __init__(self, index):
        self.index = index

    def __enter__(self):
        run.last, run.answers = None, ()
        self.start = time.perf_counter()

    def __exit__(self, kind, error, traceback):
        report(self.index, time.perf_counter() - self.start, *verdict_of(error))
        return True


def verdict_of(error):
    if error is None:
        return "passed", None
    call = last_call() if run.last else "the test"
    if isinstance(error, Wrong):
        return "failed", str(error)
    if isinstance(error, OutputLimit):
        return "output-limit", "%s returned more than %d KiB" % (call, ROOM >> 10)
    if isinstance(error, TooBig):
        return "error", "the test hands the solution more than %d KiB" % (ROOM >> 10)
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


def report(index, seconds, verdict, message):
    reported.add(index)
    if message and " at 0x" in message:
        # Where an object lies is another place in every run.
        import re
        message = re.sub(" at 0x[0-9a-f]+", "", message)
    text = "null" if message is None else quote(printable(message[:LONGEST_MESSAGE]))
    send(b"V", '{"index":%d,"verdict":%s,"microseconds":%d,"message":%s}' % (index, quote(verdict), seconds * 1e6, text))
