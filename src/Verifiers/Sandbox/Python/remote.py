# The solution as its tests see it: functions and values that stay in its process and are asked for over there.
MOST_AHEAD = 1_000
SAID_OF_ITSELF = {"__name__", "__doc__", "__dict__"}


class Remote:
    """
    A function or a value of the solution that stays in the solution's process. What it holds can be asked for; what that is worth is computed here, so
    it equals no value of the tests. Whether two such values are equal is the solution's to say: both are its own.
    """

    __slots__ = ("verify_target", "verify_name")

    def __init__(self, target, name):
        object.__setattr__(self, "verify_target", target)
        object.__setattr__(self, "verify_name", name)

    def __getattribute__(self, name):
        return asked_for("attribute", self, name) if name in SAID_OF_ITSELF else object.__getattribute__(self, name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return asked_for("attribute", self, name)

    def __setattr__(self, name, value):
        asked_for("set attribute", self, name, value)

    def __delattr__(self, name):
        asked_for("delete attribute", self, name)

    def __str__(self):
        return asked_for("text", self)

    def __repr__(self):
        return named(self) if run.telling else asked_for("representation", self)

    def __eq__(self, other):
        return self is other or asked_for("equal", self, other) is True if isinstance(other, Remote) else NotImplemented

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


class Skilled:
    """What a value of the solution can do where its class says so."""

    def __call__(self, *args, **kwargs):
        run.last = (self.verify_name, args, kwargs)
        answer = ask('{"call":%s,"a":%s,"k":%s%s}' % (
            quote(self.verify_target) if isinstance(self.verify_target, str) else self.verify_target,
            written(args),
            "{%s}" % ",".join("%s:%s" % (quote(key), Request(keep, ROOM).text(value)) for key, value in kwargs.items()),
            given()))
        value = decode(answer["v"], remote)
        changed = decode(answer["w"], remote)
        if changed:
            run.last = last_call()
        arguments = [*args, *kwargs.values(), *map(vars, run.lent)]
        for index, now in changed:
            overwrite(arguments[index], now)
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
        return iter(asked_for("iterator", self))


kinds = {}


def remote_of(skills):
    """The kind of remote values with these skills: few are ever needed."""
    skills = "".join(skill for skill in SKILLS if skill in skills)
    if skills not in kinds:
        kinds[skills] = type("Remote", (Remote,), {"__slots__": (), **{SKILLS[skill]: vars(Skilled)[SKILLS[skill]] for skill in skills}})
    return kinds[skills]


def called_by_name(name):
    """A name of the solution, of which nothing has been told."""
    return remote_of("".join(SKILLS))(name, name)


def named(value):
    return "<%s of the solution>" % value.verify_name


class RemoteItems:
    """
    An iterator of the solution, asked for one item, then for twice as many each time: it may have no end, and what is wanted of it is not known.
    """

    def __init__(self, number):
        self.verify_target, self.verify_name = number, "iterator"
        self._items = iter(())
        self._ahead = 1

    def __iter__(self):
        return self

    def __next__(self):
        for item in self._items:
            return item
        self._items = iter(decode(ask('{"next":[%d,%d]}' % (self.verify_target, self._ahead))["v"], remote))
        self._ahead = min(2 * self._ahead, MOST_AHEAD)
        return next(self._items)

    def __reduce_ex__(self, protocol):
        raise TypeError("an iterator of the solution cannot be copied")

    def __repr__(self):
        return named(self)
