# What only a class can give, so that one side must tell the other whether a value has it: callable(), iter() and their like look at the class alone.
SKILLS = {
    "c": "__call__", "l": "__len__", "g": "__getitem__", "s": "__setitem__", "d": "__delitem__", "i": "__iter__", "n": "__next__", "k": "__contains__",
    "v": "__reversed__", "w": "__enter__", "W": "__exit__", "a": "__await__", "A": "__aiter__", "N": "__anext__", "z": "__aenter__", "Z": "__aexit__",
    "f": "__float__", "I": "__int__", "x": "__index__", "C": "__complex__", "r": "__round__", "t": "__trunc__", "F": "__floor__", "E": "__ceil__"}


def skills_of(kind):
    # Not getattr, which finds the call of the class itself in any class.
    found = "".join(skill for skill, name in SKILLS.items() if any(vars(base).get(name) for base in kind.__mro__))
    owner = next(base for base in kind.__mro__ if "__eq__" in vars(base))
    return found + ("q" if owner is not object and owner is not type else "")


loops = []


def apart(awaitable):
    """What comes of an awaitable, in a loop of its own, whether or not one is running; the loop lives on, since generators may wait in it."""
    import asyncio

    async def wait():
        return await awaitable

    running = asyncio._get_running_loop()
    loop = loops.pop() if loops else asyncio.new_event_loop()
    asyncio._set_running_loop(None)
    try:
        return loop.run_until_complete(wait())
    finally:
        asyncio._set_running_loop(running)
        loops.append(loop)


def made_up(like):
    import random
    number = random.SystemRandom().randrange(1 << 40, 1 << 50)
    if isinstance(like, float):
        return number / 7
    if isinstance(like, str):
        return "%x" % number
    return [number] if isinstance(like, list) else (number,) if isinstance(like, tuple) else {number: number} if isinstance(like, dict) else number
