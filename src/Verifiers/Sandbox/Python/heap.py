# The containers that the solution and its tests share. Each process has its own copy of each; only one of the two runs at any moment, and every message says
# what its sender has changed since the last one. So a container that is one object in one Python is one here: aliases, caches and defaults show.
import sys
from _operator import is_ as is_one

VIEWS = {type({}.keys()): "k", type({}.values()): "w", type({}.items()): "x"}
COLLECTIONS = {"deque": "e", "OrderedDict": "O", "Counter": "C", "defaultdict": "D"}
PLAIN = {list: "l", dict: "d", set: "s", bytearray: "y", tuple: "t", frozenset: "z", **VIEWS}
DICTIONARIES = "dOCD"
UNCHANGING = "tzkwxp"
MOST_FIELDS = 255
# A table, a local variable and the argument of the question.
DEAD = 3


def collection(kind):
    """The tag of a container class of the module collections; None for any other class."""
    module = sys.modules.get("collections")
    return COLLECTIONS.get(kind.__name__) if module and getattr(module, kind.__name__, None) is kind else None


class Heap:
    """
    The containers of one side, by number. Numbers that this side gives are start, start + 2 and so on. Classes finds the class that a name of the prelude
    stands for, and tells the name of a class that the prelude defines.
    """

    def __init__(self, start, classes):
        self.classes = classes
        self.next = start
        self.untold = []
        self.objects, self.numbers, self.tags, self.seen = {}, {}, {}, {}

    def add(self, number, value, tag):
        self.objects[number], self.numbers[id(value)], self.tags[number] = value, number, tag

    def drop(self, number):
        value = self.objects.pop(number, self)
        if value is not self:
            self.numbers.pop(id(value), None)
            self.tags.pop(number, None)
            self.seen.pop(number, None)

    def tag(self, value):
        """How a value is shared; None for what is no container."""
        kind = type(value)
        tag = PLAIN.get(kind) or collection(kind)
        if tag is not None:
            return tag
        if self.classes.name(kind) is not None:
            return "p" if issubclass(kind, tuple) else "I"
        if issubclass(kind, tuple) and hasattr(kind, "_fields"):
            return "p"
        return next((PLAIN[base] for base in (list, dict, set, tuple, frozenset, bytearray) if issubclass(kind, base)), None)

    def parts(self, value, tag):
        """What a container holds, as a flat list, and what stands before it in its entry."""
        if tag in "lt":
            return [], list((list if tag == "l" else tuple).__iter__(value))
        if tag == "I":
            return self.instance_parts(value)
        if tag in "sz":
            return [], list((set if tag == "s" else frozenset).__iter__(value))
        if tag == "y":
            return [], [bytes(value)]
        if tag == "p":
            kind = type(value)
            fields = [str(field) for field in kind._fields]
            return [self.classes.name(kind) or kind.__name__, len(fields), *fields], list(tuple.__iter__(value))
        if tag == "e":
            return [value.maxlen], list(value)
        if tag in "kw":
            return [], list(value)
        pairs = value if tag == "x" else type(value).items(value) if tag in "OCD" else dict.items(value)
        return [value.default_factory] if tag == "D" else [], [part for pair in pairs for part in pair]

    def instance_parts(self, value):
        """An instance of a class of the prelude: what it holds as the built-in class it derives from, then its attributes."""
        base = next((PLAIN[kind] for kind in type(value).__mro__ if kind in PLAIN), None)
        items = self.parts(value, base)[1] if base else []
        attributes = [part for pair in self.classes.attributes(value) for part in pair]
        return [self.classes.name(type(value)), base], [len(items), *items, *attributes]

    def changed(self):
        """The containers that have changed since the last message. Those that nothing on this side holds any more are dropped; their numbers come second."""
        changed, dropped = [], []
        for number in list(self.seen):
            value, tag = self.objects[number], self.tags[number]
            if tag not in UNCHANGING and not is_same(self.parts(value, tag)[1], self.seen[number]):
                changed.append(number)
            elif sys.getrefcount(value) <= DEAD:
                dropped.append(number)
                self.drop(number)
        return changed, dropped

    def see(self, number, parts):
        self.seen[number] = parts


def is_same(parts, others):
    """Whether a container holds the same objects as before; what they hold in turn is a question of its own."""
    if len(parts) == len(others) == 1 and type(parts[0]) is type(others[0]) is bytes:
        return parts[0] == others[0]
    return len(parts) == len(others) and all(map(is_one, parts, others))
