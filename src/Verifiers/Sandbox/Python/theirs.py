# The objects of the tests as the solution sees them: they stay over there and are asked for.


class TestsError(Exception):
    """An exception of the tests that nothing here has a class for."""


class Theirs:
    """An object of the tests."""

    def __init__(self, number, name):
        vars(self).update(verify_number=number, __name__=name)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return ask_tests("attribute", self, name)

    def __setattr__(self, name, value):
        ask_tests("set attribute", self, name, value)

    def __str__(self):
        return ask_tests("text", self)

    def __repr__(self):
        return ask_tests("representation", self)

    def __eq__(self, other):
        return self is other or ask_tests("equal", self, other)

    def __hash__(self):
        return ask_tests("hash", self)

    def __bool__(self):
        return ask_tests("truth", self)


class TheirSkills:
    """What an object of the tests can do where its class says so."""

    def __call__(self, /, *args, **kwargs):
        return ask_tests("call", self, *args, **kwargs)

    def __len__(self):
        return ask_tests("length", self)

    def __getitem__(self, key):
        return ask_tests("item", self, key)

    def __setitem__(self, key, value):
        ask_tests("set item", self, key, value)

    def __delitem__(self, key):
        ask_tests("delete item", self, key)

    def __iter__(self):
        return ask_tests("iterator", self)

    def __next__(self):
        return ask_tests("next", self)

    def __contains__(self, item):
        return ask_tests("contains", self, item)

    def __enter__(self):
        return ask_tests("enter", self)

    def __exit__(self, kind, error, traceback):
        return ask_tests("exit", self, error)

    def __await__(self):
        return ask_tests("awaited", self)
        yield


class TheirItems:
    """
    An iterator of the tests, asked for one item at a time, later for more at once; the tests are told how far it went before they go on, so that they find
    it where it is.
    """

    def __init__(self, number, name):
        self.verify_number, self.__name__ = number, name
        self.items, self.wanted, self.count = [], 0, 0

    def __iter__(self):
        return self

    def __next__(self):
        if not self.items:
            self.settle(0)
            self.wanted += 1
            self.items = list(ask_tests("following", self, min(1 << max(self.wanted - WHOLE, 0), MOST_AHEAD) if self.wanted > WHOLE else 1))[::-1]
        if not self.items:
            raise StopIteration
        self.count += 1
        unsettled[id(self)] = self
        return self.items.pop()

    def settle(self, left):
        unsettled.pop(id(self), None)
        if self.count:
            count, self.count = self.count, 0
            ask_tests("taken", self, count, left)
        if left:
            self.items = []

    def __getattr__(self, name):
        if name not in ("send", "close", "throw"):
            raise AttributeError(name)
        return ask_tests("attribute", self, name)


WHOLE, MOST_AHEAD = 64, 1_000
their_kinds, their_values, unsettled = {}, {}, {}


def settle_iterators():
    for iterator in list(unsettled.values()):
        iterator.settle(len(iterator.items))


def theirs(number, name, skills):
    """What stands here for an object of the tests, the same whenever it comes."""
    if number not in their_values:
        skills, _, doc = skills.partition("@")
        skills, _, parameters = skills.partition("(")
        if "*" in skills:
            value = TheirItems(number, name)
        elif "c" in skills and name and not set(skills) & set("lgn"):
            value = function(number, name, parameters and parameters[:-1].split(","), "!" in skills, doc or None)
        else:
            known = "".join(skill for skill in SKILLS if skill in skills and SKILLS[skill] in vars(TheirSkills))
            if known not in their_kinds:
                their_kinds[known] = type("Theirs", (Theirs,), {SKILLS[skill]: vars(TheirSkills)[SKILLS[skill]] for skill in known})
            value = their_kinds[known](number, name)
        their_values[number] = value
        their_numbers[id(value)] = number, name
    return their_values[number]


their_numbers = {}


def function(number, name, parameters, awaited, doc):
    """A function of the tests, with its parameters where they are plain ones, so that it can be asked for them."""
    def call(*args, **kwargs):
        return ask_tests("call", their_values[number], *args, **kwargs)

    async def call_and_wait(*args, **kwargs):
        return ask_tests("awaited", ask_tests("call", their_values[number], *args, **kwargs))

    run = call_and_wait if awaited else call
    if isinstance(parameters, list) and all(one.isidentifier() for one in parameters):
        listed = ", ".join(one for one in parameters if one)
        space = {"verify_call": run}
        exec("%sdef call(%s): return %sverify_call(%s)" % ("async " * awaited, listed, "await " * awaited, listed), space)
        run = space["call"]
    run.__name__ = run.__qualname__ = name
    run.__doc__ = doc
    return run


def ask_tests(what, value, /, *args, **kwargs):
    """Asks the tests something about an object of theirs, and serves what they ask meanwhile."""
    number = their_numbers[id(value)][0]

    def body(writer):
        named = ",".join("%s:%s" % (quote(key), writer.write(one)) for key, one in kwargs.items())
        return '"back":[%s,%d,[%s],{%s}]' % (quote(what), number, ",".join(map(writer.write, args)), named)

    if what not in ("following", "taken"):
        settle_iterators()
    reply(Writer(heap, keep, REPLY_ROOM).message(body))
    answer = serve()
    if "e" in answer[0]:
        raise answer[1].read(answer[0]["e"])
    return answer[1].read(answer[0]["v"])
