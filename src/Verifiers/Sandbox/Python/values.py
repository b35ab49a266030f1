# What crosses between a solution, the server and the tests: values as typed JSON. A number, a text or another value that never changes is written where
# it stands; a container is written once in a message (heap.py) and referred to by its number, [7], so that what is one object stays one object.
try:
    # The package json imports re and enum, which doubles the start-up of a sandbox; its C parts do not.
    from _json import encode_basestring_ascii as quote, make_scanner
except ImportError:
    from json.encoder import py_encode_basestring_ascii as quote
    from json.scanner import py_make_scanner as make_scanner
import sys

EXACT = 1 << 53
LONGEST_NAME = 200
DATES = {
    "date": ("year", "month", "day"),
    "time": ("hour", "minute", "second", "microsecond"),
    "datetime": ("year", "month", "day", "hour", "minute", "second", "microsecond"),
    "timedelta": ("days", "seconds", "microseconds"),
}


class TooBig(Exception):
    """A value is larger than a message may be."""


class Opaque:
    """
    A value that stays in the process it lives in. The other side knows it by a number, and is told its kind and, as text, what it can do.
    """

    __slots__ = ("number", "kind", "skills")

    def __init__(self, number, kind, skills=""):
        self.number = number
        self.kind = kind
        self.skills = skills

    def text(self):
        number = quote(self.number) if isinstance(self.number, str) else "%d" % self.number
        return '{"o":[%s,%s%s]}' % (number, quote(self.kind[:LONGEST_NAME]), ',%s' % quote(self.skills) if self.skills else "")


def refuse(text):
    raise ValueError("not a number of this wire: " + text)


class Rules:
    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = staticmethod(refuse)
    parse_constant = staticmethod(refuse)
    parse_int = int
    memo = {}


scan = make_scanner(Rules())


def parse(data):
    """The JSON object that the bytes are, and nothing beside it."""
    text = data.decode("utf-8")
    try:
        value, end = scan(text, 0)
    except StopIteration:
        raise ValueError("not JSON") from None
    if end != len(text) or type(value) is not dict:
        raise ValueError("a message is one JSON object")
    return value


def printable(text):
    """A text without lone surrogates, which no other language takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def integer_text(value):
    value = int.__pos__(value)
    return str(value) if -EXACT < value < EXACT else '{"i":"%x"}' % value


def float_text(value):
    return '{"f":"%s"}' % float.hex(float.__pos__(value))


def date_text(value, write):
    kind = type(value).__name__
    parts = [str(getattr(value, part)) for part in DATES[kind]]
    if kind in ("time", "datetime"):
        parts += [str(value.fold), write(value.tzinfo)]
    return '{"u":["%s",%s]}' % (kind, ",".join(parts))


def path_text(value, write):
    return '{"h":[%s,%s]}' % (quote(type(value).__name__), quote(str(value)))


# Values of the standard library that never change, by module and name. Their modules are not imported before somebody uses them.
FROZEN = {
    ("datetime", "date"): date_text,
    ("datetime", "time"): date_text,
    ("datetime", "datetime"): date_text,
    ("datetime", "timedelta"): date_text,
    ("datetime", "timezone"): lambda value, write: '{"v":[%s,%s]}' % (write(value.utcoffset(None)), quote(value.tzname(None))),
    ("zoneinfo", "ZoneInfo"): lambda value, write: '{"Z":%s}' % quote(value.key),
    ("fractions", "Fraction"): lambda value, write: '{"q":[%s,%s]}' % (write(value.numerator), write(value.denominator)),
    ("decimal", "Decimal"): lambda value, write: '{"m":%s}' % quote(str(value)),
    ("uuid", "UUID"): lambda value, write: '{"U":"%s"}' % value.hex,
    ("pathlib", "PosixPath"): path_text,
    ("pathlib", "PurePosixPath"): path_text,
    ("pathlib._local", "PosixPath"): path_text,
    ("pathlib._local", "PurePosixPath"): path_text,
}
WRITERS = {
    type(None): lambda value, write: "null",
    bool: lambda value, write: "true" if value else "false",
    int: lambda value, write: integer_text(value),
    float: lambda value, write: float_text(value),
    bytes: lambda value, write: '{"b":"%s"}' % value.hex(),
    complex: lambda value, write: '{"c":["%s","%s"]}' % (value.real.hex(), value.imag.hex()),
    range: lambda value, write: '{"r":[%s,%s,%s]}' % (write(value.start), write(value.stop), write(value.step)),
    slice: lambda value, write: '{"S":[%s,%s,%s]}' % (write(value.start), write(value.stop), write(value.step)),
}


def frozen_writer(kind):
    """How a value of this class is written where it stands; None where it is not."""
    writer = WRITERS.get(kind)
    if writer is None and (kind.__module__, kind.__name__) in FROZEN:
        # Not a class that only calls itself so.
        module = sys.modules.get(kind.__module__)
        if getattr(module, kind.__name__, None) is kind:
            writer = FROZEN[kind.__module__, kind.__name__]
    return writer


def frozen(tag, body, read):
    """A value that never changes, which was read; read(part) reads what it consists of."""
    if tag == "i":
        return int(body, 16)
    if tag == "f":
        return float.fromhex(body)
    if tag == "b":
        return bytes.fromhex(body)
    if tag == "c":
        return complex(float.fromhex(body[0]), float.fromhex(body[1]))
    if tag == "r":
        return range(*map(read, listed(body)))
    if tag == "S":
        return slice(*map(read, listed(body)))
    if tag == "m":
        from decimal import Decimal
        return Decimal(text_of(body))
    if tag == "q":
        from fractions import Fraction
        numerator, denominator = map(read, listed(body))
        # Of a text it would compute what the exponent says, however large.
        if type(numerator) is type(denominator) is int:
            return Fraction(numerator, denominator)
    if tag == "u":
        return date(*map(read, listed(body)))
    if tag == "v":
        from datetime import timezone
        return timezone.utc if body[1] == "UTC" else timezone(read(body[0]), text_of(body[1]))
    if tag == "Z":
        from zoneinfo import ZoneInfo
        return ZoneInfo(text_of(body))
    if tag == "U":
        from uuid import UUID
        return UUID(text_of(body))
    if tag == "h":
        import pathlib
        if body[0] in ("PosixPath", "PurePosixPath"):
            return getattr(pathlib, body[0])(text_of(body[1]))
    raise ValueError("an unknown kind of value")


def date(name, *parts):
    import datetime
    if name not in DATES:
        raise ValueError("an unknown kind of date")
    if name not in ("time", "datetime"):
        return getattr(datetime, name)(*parts)
    *parts, fold, zone = parts
    return getattr(datetime, name)(*parts, tzinfo=zone, fold=fold)


def listed(body):
    """The items of a whole, which are there: an iterator that stayed behind has as many as it likes."""
    if type(body) is not list:
        raise ValueError("the items of a value are a list")
    return body


def text_of(body):
    if type(body) is not str:
        raise ValueError("a text is expected")
    return body
