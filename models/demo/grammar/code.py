"""Short Python functions described in words, with unit tests: filters, maps and reductions that compose, strings, numbers."""

from .problem import Problem

FILTERS = [("the even numbers", "x % 2 == 0"), ("the odd numbers", "x % 2 == 1"), ("the positive numbers", "x > 0"),
           ("the numbers greater than {k}", "x > {k}"), ("the numbers less than {k}", "x < {k}"),
           ("the numbers divisible by {d}", "x % {d} == 0"), ("all the numbers", None)]
MAPS = [("", None), ("", None), ("squared", "x * x"), ("doubled", "x * 2"), ("plus {k}", "x + {k}"), ("times {d}", "x * {d}"), ("minus {k}", "x - {k}")]
REDUCTIONS = [("the sum of", "sum(ys)"), ("how many there are of", "len(ys)"), ("the list of", "ys"), ("the sorted list of", "sorted(ys)"),
              ("the largest of", "max(ys)"), ("the smallest of", "min(ys)"), ("the reversed list of", "ys[::-1]")]
STRING_PARTS = [("reversed", "s = s[::-1]"), ("in upper case", "s = s.upper()"), ("in lower case", "s = s.lower()"),
                ("without spaces", "s = s.replace(' ', '')"), ("without its first letter", "s = s[1:]"), ("without its last letter", "s = s[:-1]"),
                ("twice in a row", "s = s * 2")]
STRING_ENDS = [("Return it.", "return s"), ("Return its length.", "return len(s)"), ("Return how many times it has the letter {c}.", "return s.count('{c}')"),
               ("Return its first letter.", "return s[0]")]
NUMBER_PARTS = [("add {k}", "n = n + {k}"), ("subtract {k}", "n = n - {k}"), ("multiply by {d}", "n = n * {d}"), ("take the remainder by {d}", "n = n % {d}"),
                ("square it", "n = n * n"), ("divide by {d} and round down", "n = n // {d}"), ("drop the sign", "n = abs(n)")]


def _function(random, argument, text, body, inputs, pairs, numbers):
    """Runs the gold function on the inputs to make the tests."""
    name = random.choice(["f", "g", "solve", "compute"])
    lines = [f"def {name}({argument}):"] + ["    " + line for line in body]
    scope = {}
    exec("\n".join(lines), scope)
    tests = [f"assert {name}({value!r}) == {scope[name](value)!r}" for value in inputs]
    return Problem(f"Write a Python function {name}({argument}) {text}", lines, "", tuple(numbers), pairs=pairs, all_pairs=pairs, tests=tests, entry_point=name)


def _slots(random):
    return {"k": random.randint(2, 9), "d": random.randint(2, 7), "c": random.choice("aeionrst")}


def lists(random):
    """Filter, map and reduce over a list."""
    slots = _slots(random)
    (keep, condition), (change, mapping), (result, reduction) = random.choice(FILTERS), random.choice(MAPS), random.choice(REDUCTIONS)
    body = [f"ys = [x for x in xs if {condition}]" if condition else "ys = xs"]
    if mapping:
        body.append(f"ys = [{mapping} for x in ys]")
    body = [line.format(**slots) for line in body] + [f"return {reduction}"]
    text = f"that returns {result} {keep} in the list xs{', each ' + change if change else ''}.".format(**slots)
    inputs = [[random.randint(-9, 20) for _ in range(random.randint(5, 8))] + [6, 42, 1, 35, 60, -3] for _ in range(4)]
    if random.random() < 0.5:
        inputs = [random.sample(values, len(values)) for values in inputs]
    return _function(random, "xs", text, body, inputs, {(keep, change), (change, result), (keep, result)}, (slots["k"], slots["d"]))


def strings(random):
    """One to three changes of a string and what to return of it."""
    slots = _slots(random)
    parts, end = random.sample(STRING_PARTS, random.randint(1, 3)), random.choice(STRING_ENDS)
    text = "that takes the string s " + ", then ".join(p for p, _ in parts) + ". " + end[0].format(**slots)
    body = [code for _, code in parts] + [end[1].format(**slots)]
    inputs = random.sample(["Stone Age", "banana bread", "Tower", "an orange", "Rust never sleeps", "Noon", "test input", "Arena"], 4)
    names = [p for p, _ in parts] + [end[0]]
    return _function(random, "s", text, body, inputs, set(zip(names, names[1:])), (slots["c"],))


def numbers(random):
    """Two or three operations on a number in a row."""
    slots = [_slots(random) for _ in range(3)]
    parts = random.sample(NUMBER_PARTS, random.randint(2, 3))
    text = "that takes the number n. First " + ", then ".join(p.format(**s) for (p, _), s in zip(parts, slots)) + "."
    body = [code.format(**s) for (_, code), s in zip(parts, slots)] + ["return n"]
    inputs = random.sample(range(-20, 60), 4)
    names = [p for p, _ in parts]
    return _function(random, "n", text, body, inputs, set(zip(names, names[1:])), tuple(x for s in slots for x in (s["k"], s["d"])))


def write(random):
    """One function of a random family."""
    return random.choices((lists, strings, numbers), (4, 3, 3))[0](random)
