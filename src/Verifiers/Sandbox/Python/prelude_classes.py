# The classes that the prelude defines, which both sides have: an instance of one crosses as what it holds.
FUNCTIONS = (type(lambda: 0), classmethod, staticmethod)
MOST_SHAPES = 64
MEMBERS = type(type.__dict__)


def is_enumeration(kind):
    return type(getattr(kind, "__members__", None)) is MEMBERS


class PreludeClasses:
    """The classes of the prelude by name. A solution that defines a class again in other words has a class of its own."""

    def __init__(self):
        self.kinds, self.names, self.shapes = {}, {}, {}

    def add(self, name, kind):
        self.kinds[name], self.names[kind] = kind, name

    def learn(self, space, module):
        for name, kind in list(space.items()):
            if isinstance(kind, type) and kind.__module__ == module and kind.__name__ == name:
                self.add(name, kind)

    def name(self, kind):
        return self.names.get(kind)

    def made(self, value):
        """Whether it is an instance of a class of the prelude."""
        return not isinstance(value, type) and type(value) in self.names

    def named(self, name):
        if name not in self.kinds:
            raise ValueError("the prelude defines no class '%s'" % name)
        return self.kinds[name]

    def member(self, name, member):
        kind = self.named(name)
        if not is_enumeration(kind) or member not in kind.__members__:
            raise ValueError("an enumeration has no such member")
        return kind.__members__[member]

    def new(self, name):
        kind = self.named(name)
        base = next((base for base in kind.__mro__ if base.__module__ not in (SPACE, "solution")), object)
        return base.__new__(kind) if base in (list, dict, set, bytearray) else object.__new__(kind)

    def named_tuple(self, name, fields, items):
        """An instance of a named tuple of that shape; few shapes are ever asked for, and making one takes long and much memory."""
        kind = self.kinds.get(name)
        if kind is not None and getattr(kind, "_fields", None) == fields:
            return tuple.__new__(kind, items)
        if len(fields) > MOST_FIELDS:
            raise ValueError("a named tuple of too many fields")
        if (name, fields) not in self.shapes:
            from collections import namedtuple
            if len(self.shapes) == MOST_SHAPES:
                raise ValueError("too many kinds of named tuples")
            self.shapes[name, fields] = namedtuple(name, fields)
        return self.shapes[name, fields](*items)

    @staticmethod
    def slots(kind):
        for base in kind.__mro__:
            names = vars(base).get("__slots__", ())
            for name in [names] if isinstance(names, str) else names:
                hidden = "_%s%s" % (base.__name__.lstrip("_"), name) if name.startswith("__") and not name.endswith("__") else name
                slot = vars(base).get(hidden)
                if hasattr(slot, "__set__"):
                    yield hidden, slot

    def attributes(self, value):
        held = getattr(value, "__dict__", None)
        pairs = list(held.items()) if type(held) is dict else []
        for name, slot in self.slots(type(value)):
            try:
                pairs.append((name, slot.__get__(value)))
            except AttributeError:
                pass
        return pairs

    def set_attributes(self, value, pairs):
        """What an instance holds. A method of its class stays what the class says: what the tests call is not what the solution has put there."""
        slots = dict(self.slots(type(value)))
        new = {}
        for name, item in pairs:
            if type(name) is not str or name.startswith("__") and name.endswith("__"):
                raise ValueError("an instance cannot hold that")
            if name in slots:
                slots[name].__set__(value, item)
            elif isinstance(next((vars(kind)[name] for kind in type(value).__mro__ if name in vars(kind)), None), FUNCTIONS):
                raise ValueError("an instance hides a method of its class")
            else:
                new[name] = item
        names = {name for name, _ in pairs}
        for name, slot in slots.items():
            if name not in names:
                try:
                    slot.__delete__(value)
                except AttributeError:
                    pass
        held = getattr(value, "__dict__", None)
        if type(held) is dict:
            held.clear()
            held.update(new)
