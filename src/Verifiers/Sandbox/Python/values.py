# What crosses between a solution, the server and the tests: values as typed JSON.
# Only plain data of exact built-in types crosses, so an object that claims to equal everything arrives as what it is, or as an opaque handle.
try:
    # The package json imports re and enum, which doubles the start-up of a sandbox; its C parts do not.
    from _json import encode_basestring_ascii as quote, make_scanner
except ImportError:
    from json.encoder import py_encode_basestring_ascii as quote
    from json.scanner import py_make_scanner as make_scanner

DEEPEST = 60
# What only a class can give: whether a value has it decides whether it is callable, iterable, hashable.
SKILLS = {"c": "__call__", "l": "__len__", "g": "__getitem__", "s": "__setitem__", "d": "__delitem__", "i": "__iter__"}
MOST_SHAPES, MOST_FIELDS = 64, 255
EXACT = 1 << 53
VIEWS = (("k", type({}.keys())), ("l", type({}.values())), ("x", type({}.items())))
MOMENTS = {
    "date": ("year", "month", "day"),
    "time": ("hour", "minute", "second", "microsecond"),
    "datetime": ("year", "month", "day", "hour", "minute", "second", "microsecond"),
    "timedelta": ("days", "seconds", "microseconds"),
}


class TooBig(Exception):
    """A value is larger than a reply may be."""


class Opaque:
    """
    A value that cannot leave the process it lives in; the other side knows it by a number, or a function of the solution by its name, and is told
    which of the skills its class has.
    """

    __slots__ = ("number", "kind", "skills")

    def __init__(self, number, kind, skills=""):
        self.number = number
        self.kind = kind
        self.skills = skills


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
    """The JSON value that the bytes are, and nothing beside it."""
    text = data.decode("utf-8")
    try:
        value, end = scan(text, 0)
    except StopIteration:
        raise ValueError("not JSON") from None
    if end != len(text):
        raise ValueError("more than one JSON value")
    return value


def is_queue(kind):
    return kind.__name__ == "deque" and kind.__module__ == "collections"


def printable(text):
    """A text without lone surrogates, which no other language takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


class Encoder:
    """Writes values; what is no plain data is given to keep(value), which returns an Opaque or raises."""

    def __init__(self, keep, room):
        self.keep = keep
        self.room = room
        self.parts = []

    def text(self, value):
        self.write(value, 0)
        return "".join(self.parts)

    def put(self, text):
        self.room -= len(text)
        if self.room < 0:
            raise TooBig()
        self.parts.append(text)

    def write(self, value, depth):
        if depth > DEEPEST:
            raise ValueError("a value is nested more than %d deep" % DEEPEST)
        kind = type(value)
        if value is None:
            self.put("null")
        elif kind is bool:
            self.put("true" if value else "false")
        elif issubclass(kind, int):
            value = int.__pos__(value)
            self.put(str(value) if -EXACT < value < EXACT else '{"i":"%x"}' % value)
        elif issubclass(kind, float):
            self.put('{"f":"%s"}' % float.hex(float.__pos__(value)))
        elif issubclass(kind, str):
            if str.__len__(value) > self.room:
                raise TooBig()
            self.put(quote(str.__str__(value)))
        elif issubclass(kind, list):
            self.items("", list.__iter__(value), "", depth)
        elif issubclass(kind, tuple) and hasattr(kind, "_fields"):
            self.items('{"p":', iter((kind.__name__, list(kind._fields), list(tuple.__iter__(value)))), "}", depth)
        elif issubclass(kind, tuple):
            self.items('{"t":', tuple.__iter__(value), "}", depth)
        elif issubclass(kind, dict):
            self.items('{"d":', map(list, dict.items(value)), "}", depth)
        elif issubclass(kind, (set, frozenset)):
            base = set if issubclass(kind, set) else frozenset
            self.items('{"s":' if base is set else '{"z":', base.__iter__(value), "}", depth)
        elif issubclass(kind, (bytes, bytearray)):
            base = bytes if issubclass(kind, bytes) else bytearray
            self.put('{"%s":"%s"}' % ("b" if base is bytes else "y", base.hex(value)))
        elif kind is complex:
            self.put('{"c":["%s","%s"]}' % (value.real.hex(), value.imag.hex()))
        elif kind is range:
            self.items('{"r":', iter((value.start, value.stop, value.step)), "}", depth)
        elif hasattr(kind, "__next__"):
            self.iterator(value, depth)
        elif any(issubclass(kind, view) for _, view in VIEWS):
            tag = next(tag for tag, view in VIEWS if issubclass(kind, view))
            self.items('{"%s":' % tag, map(list, value) if tag == "x" else iter(value), "}", depth)
        elif is_queue(kind):
            self.items('{"e":', iter(value), "}", depth)
        elif kind.__module__ == "datetime" and kind.__name__ in MOMENTS and getattr(value, "tzinfo", None) is None:
            self.items('{"u":', iter((kind.__name__, *(getattr(value, part) for part in MOMENTS[kind.__name__]))), "}", depth)
        elif kind.__name__ == "Fraction" and kind.__module__ == "fractions":
            self.items('{"q":', iter((value.numerator, value.denominator)), "}", depth)
        elif kind.__name__ == "Decimal" and kind.__module__ == "decimal":
            self.put('{"m":%s}' % quote(str(value)))
        else:
            self.opaque("o", value)

    def iterator(self, value, depth):
        """It stays behind and is asked for its items when they are wanted: it may have no end."""
        self.opaque("g", value)

    def opaque(self, tag, value):
        opaque = self.keep(value)
        number = quote(opaque.number) if isinstance(opaque.number, str) else "%d" % opaque.number
        self.put('{"%s":[%s,%s%s]}' % (tag, number, quote(opaque.kind), ',"%s"' % opaque.skills if opaque.skills else ""))

    def items(self, opening, values, closing, depth):
        self.put(opening + "[")
        separator = ""
        for value in values:
            self.put(separator)
            separator = ","
            self.write(value, depth + 1)
        self.put("]" + closing)


shapes = {}


def named_tuple(name, fields, items):
    """An instance of a named tuple of that shape; few shapes are ever asked for, and making one takes long and much memory."""
    if not isinstance(fields, list) or not isinstance(items, list):
        raise ValueError("a named tuple is a name and two lists")
    shape = name, *fields
    if not all(type(part) is str for part in shape):
        raise ValueError("the names of a named tuple are texts")
    if len(fields) > MOST_FIELDS:
        raise ValueError("a named tuple of too many fields")
    if shape not in shapes:
        from collections import namedtuple
        if len(shapes) == MOST_SHAPES:
            raise ValueError("too many kinds of named tuples")
        shapes[shape] = namedtuple(name, fields)
    return shapes[shape](*items)


def decode(value, opaque):
    """A value that was read; opaque(number, kind) makes what stands for one that stayed behind, an iterator being of no kind."""
    if isinstance(value, list):
        return [decode(item, opaque) for item in value]
    if not isinstance(value, dict):
        return value
    ((tag, body),) = value.items()
    if tag == "i":
        return int(body, 16)
    if tag == "f":
        return float.fromhex(body)
    if tag == "t":
        return tuple(decoded(body, opaque))
    if tag == "p":
        return named_tuple(*decoded(body, opaque))
    if tag == "d":
        return {decode(key, opaque): decode(item, opaque) for key, item in body}
    if tag == "s":
        return set(decoded(body, opaque))
    if tag == "z":
        return frozenset(decoded(body, opaque))
    if tag == "b":
        return bytes.fromhex(body)
    if tag == "y":
        return bytearray.fromhex(body)
    if tag == "c":
        return complex(float.fromhex(body[0]), float.fromhex(body[1]))
    if tag == "r":
        return range(*decoded(body, opaque))
    if tag == "n":
        return iter(decoded(body, opaque))
    if tag == "g":
        return opaque(body[0], None)
    if tag == "k":
        return dict.fromkeys(decoded(body, opaque)).keys()
    if tag == "l":
        return dict(enumerate(decoded(body, opaque))).values()
    if tag == "x":
        return {key: item for key, item in decoded(body, opaque)}.items()
    if tag == "e":
        from collections import deque
        return deque(decoded(body, opaque))
    if tag == "u":
        import datetime
        name, *parts = decoded(body, opaque)
        if name in MOMENTS:
            return getattr(datetime, name)(*parts)
    if tag == "q":
        from fractions import Fraction
        numerator, denominator = decoded(body, opaque)
        # Of a text it would compute what the exponent says, however large.
        if type(numerator) is type(denominator) is int:
            return Fraction(numerator, denominator)
    if tag == "m":
        from decimal import Decimal
        return Decimal(body)
    if tag == "o":
        number, kind, *skills = body
        return opaque(number, str(kind)[:80], *skills)
    raise ValueError("an unknown kind of value")


def decoded(body, opaque):
    """The items of a whole, which are there: an iterator that stayed behind has as many as it likes."""
    if not isinstance(body, list):
        raise ValueError("the items of a value are a list")
    return [decode(item, opaque) for item in body]
