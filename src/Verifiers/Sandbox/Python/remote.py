# The solution as its tests see it: functions and values that stay in its process and are asked for over there.
MOST_AHEAD = 1_000
SAID_OF_ITSELF = {"__name__", "__doc__", "__dict__", "__qualname__", "__module__", "__annotations__"}
OWN_EQUALITY, HOLDS = "q", "b"


class Remote:
    """
    A function or a value of the solution that stays in the solution's process. What it holds can be asked for; what that is worth is computed here, so
    it equals no value of the tests. What two such values are to each other is the solution's to say: both are its own.
    """

    __slots__ = ("verify_target", "verify_name", "verify_skills")

    def __init__(self, target, name, skills):
        object.__setattr__(self, "verify_target", target)
        object.__setattr__(self, "verify_name", name)
        object.__setattr__(self, "verify_skills", skills)

    def __getattribute__(self, name):
        return asked_for("attribute", self, name) if name in SAID_OF_ITSELF else object.__getattribute__(self, name)

    def __getattr__(self, name):
        return asked_for("attribute", self, name)

    def __setattr__(self, name, value):
        asked_for("set attribute", self, name, value)

    def __delattr__(self, name):
        asked_for("delete attribute", self, name)

    def __dir__(self):
        return asked_for("names", self)

    def __str__(self):
        return asked_for("text", self)

    def __repr__(self):
        return named(self) if run.telling else asked_for("representation", self)

    def __format__(self, form):
        return asked_for("format", self, form)

    def __eq__(self, other):
        if isinstance(other, Remote):
            return self is other or asked_for("operator", "eq", self, other) is True
        return unequal(self, other, "eq")

    def __ne__(self, other):
        if isinstance(other, Remote):
            return asked_for("operator", "ne", self, other) is True
        return not unequal(self, other, "ne")

    def __hash__(self):
        return asked_for("hash", self)

    def __bool__(self):
        return asked_for("truth", self) is True

    def __copy__(self):
        return asked_for("copy", self)

    def __deepcopy__(self, memo):
        return asked_for("deep copy", self)

    def __reduce_ex__(self, protocol):
        raise TypeError("a value of the solution cannot be pickled")

    def __instancecheck__(self, value):
        return isinstance(value, Remote) and asked_for("instance", value, self) is True

    def __subclasscheck__(self, kind):
        return isinstance(kind, Remote) and asked_for("subclass", kind, self) is True

    def __class_getitem__(cls, item):
        return cls


def unequal(mine, other, operator):
    """
    No value of the tests is equal to an object of the solution. Where its class says itself what it is equal to, one Python might differ, and the run is no
    judge of it; unless the class says so of values that nobody thought of. A container is equal to what it holds.
    """
    if HOLDS in mine.verify_skills:
        return asked_for("held", mine) == other
    if OWN_EQUALITY in mine.verify_skills and not is_blind(mine, other, operator):
        raise Unfaithful("operators", "a value of the tests is compared with an object of the solution that says itself what it is equal to")
    return False


def is_blind(mine, other, operator):
    """Whether it answers an operator as if it saw no value: the same for two that are made up, of the kind that the tests compare with."""
    try:
        one, another = (asked_for("operator", operator, mine, made_up(other)) for _ in range(2))
        return type(one) is bool and one is another and one is (operator != "ne")
    except Exception:
        return False


def is_blind_number(mine, other, operator, reflected):
    """Whether what is computed with it is a value that does not depend on the other operand."""
    try:
        made = made_up(other), made_up(other)
        one, another = (asked_for("operator", operator, *((value, mine) if reflected else (mine, value))) for value in made)
        return not isinstance(one, Remote) and not isinstance(another, Remote) and one == another
    except Exception:
        return False


def ordered(name, mirrored):
    def compare(self, other):
        if isinstance(other, Remote):
            return asked_for("operator", name, self, other)
        if asked_for("has", self, "__%s__" % name) is not True and asked_for("has", self, "__%s__" % mirrored) is not True:
            return NotImplemented
        if is_blind(self, other, name) and is_blind(self, other, mirrored):
            raise TypeError("an object of the solution is both less and more than any value")
        raise Unfaithful("operators", "a value of the tests is compared with an object of the solution")
    return compare


def computed(name, reflected=False):
    """What is computed with objects of the solution alone is the solution's, as long as it is no value that the tests might compare."""
    def compute(self, *others):
        if others and not isinstance(others[0], Remote):
            if asked_for("has", self, "__%s__" % name) is not True:
                return NotImplemented
            if is_blind_number(self, others[0], name, reflected):
                raise TypeError("an object of the solution is the same number whatever is computed with it")
            raise Unfaithful("operators", "the test computes with an object of the solution")
        value = asked_for("operator", name, *((*others, self) if reflected else (self, *others)))
        if not isinstance(value, Remote):
            raise Unfaithful("operators", "the test computes a value with an object of the solution")
        return value
    return compute


for name, mirrored in (("lt", "gt"), ("gt", "lt"), ("le", "ge"), ("ge", "le")):
    setattr(Remote, "__%s__" % name, ordered(name, mirrored))
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift"):
    setattr(Remote, "__%s__" % name, computed(name))
    setattr(Remote, "__r%s__" % name, computed(name, reflected=True))
    setattr(Remote, "__i%s__" % name, computed("i" + name))
for name in ("neg", "pos", "abs", "invert"):
    setattr(Remote, "__%s__" % name, computed(name))


def first_of(items, end):
    """What an iterator has given, in a tuple that is empty where it has ended."""
    if not items:
        raise end
    return items[0]


def refused(self, *others):
    raise Unfaithful("operators", "the test computes a number from an object of the solution")


class Skilled:
    """What a value of the solution can do where its class says so."""

    def __call__(self, /, *args, **kwargs):
        run.last = (self.verify_name, args, kwargs)
        value = asked('"call":%s' % (quote(self.verify_target) if isinstance(self.verify_target, str) else self.verify_target), args, kwargs)
        run.answers = (value,)
        return value

    def __len__(self):
        return asked_for("length", self)

    def __getitem__(self, key):
        return asked_for("item", self, key)

    def __setitem__(self, key, value):
        asked_for("set item", self, key, value)

    def __delitem__(self, key):
        asked_for("delete item", self, key)

    def __iter__(self):
        return asked_for("iterator", self)

    def __next__(self):
        return first_of(asked_for("following", self), StopIteration)

    def __reversed__(self):
        return asked_for("reversed", self)

    def __contains__(self, item):
        if isinstance(item, Remote):
            return asked_for("contains", self, item) is True
        if HOLDS in self.verify_skills:
            return item in asked_for("held", self)
        if all(asked_for("contains", self, made_up(item)) is True for _ in range(2)):
            return False
        raise Unfaithful("operators", "an object of the solution says itself what it contains")

    def __enter__(self):
        return asked_for("enter", self)

    def __exit__(self, kind, error, traceback):
        return asked_for("exit", self, error)

    def __await__(self):
        return awaited(self).__await__()

    def __aiter__(self):
        return asked_for("asynchronous iterator", self)

    async def __anext__(self):
        return first_of(asked_for("asynchronous next", self), StopAsyncIteration)

    async def __aenter__(self):
        return asked_for("awaited", asked_for("asynchronous enter", self))

    async def __aexit__(self, kind, error, traceback):
        return asked_for("awaited", asked_for("asynchronous exit", self, error))

    __float__ = __int__ = __index__ = __complex__ = __round__ = __trunc__ = __floor__ = __ceil__ = refused


kinds = {}


def remote_of(skills):
    """The kind of remote values with these skills: few are ever needed."""
    skills = "".join(skill for skill in SKILLS if skill in skills)
    if skills not in kinds:
        kinds[skills] = type("Remote", (Remote,), {"__slots__": (), **{SKILLS[skill]: vars(Skilled)[SKILLS[skill]] for skill in skills}})
    return kinds[skills]


def called_by_name(name):
    """A name of the solution, of which nothing has been told."""
    return remote_of("clgsdi")(name, name, "")


def named(value):
    return "<%s of the solution>" % value.verify_name


class RemoteItems:
    """
    An iterator of the solution, asked for one item at a time, and for more and more once many have been wanted: it may have no end, and what it does
    meanwhile may be looked at.
    """

    __slots__ = ("verify_target", "verify_name", "verify_items", "verify_wanted")

    def __init__(self, number, name):
        self.verify_target, self.verify_name = number, name
        self.verify_items = iter(())
        self.verify_wanted = 0

    def __iter__(self):
        return self

    def __next__(self):
        for item in self.verify_items:
            return item
        self.verify_wanted += 1
        ahead = 1 if self.verify_wanted < 8 else min(1 << (self.verify_wanted - 7), MOST_AHEAD)
        # A tuple of what comes next, which is short where the iterator has ended.
        self.verify_items = iter(asked('"next":[%d,%d]' % (self.verify_target, ahead), (), {}))
        return next(self.verify_items)

    def __getattr__(self, name):
        return asked_for("attribute", self, name)

    def __reduce_ex__(self, protocol):
        raise TypeError("an iterator of the solution cannot be copied")

    def __repr__(self):
        return named(self)
