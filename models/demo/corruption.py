"""Wrong solutions made from right ones: one mistake, and everything after it computed faithfully from the wrong value.

They teach the verifier what the policy gets wrong, at no cost of sampling, and beyond the mistakes that this policy makes.
"""

import re

import checking
from grammar.graph import Value


class _Step:
    """A step whose operands are numbers or earlier steps."""

    def __init__(self, label, left, operator, right):
        self.label, self.left, self.operator, self.right, self.result = label, left, operator, right, None


def corrupt(problem, random):
    """The text of a solution with one mistake whose answer is wrong, or None where none was found in a few tries."""
    for _ in range(8):
        text = (_code if problem.tests else _mistaken)(problem, random)
        if text and text != problem.solution and not (problem.tests is None and checking.answer(text) == problem.answer):
            return text
    return None


def _mistaken(problem, random):
    change = random.choice(MISTAKES)
    if change is _other_goal:
        return _other_goal(problem, random)
    steps = _steps(problem.needed)
    slip = change(steps, problem, random)
    return _write(steps, slip) if slip is not None else None


def _steps(values):
    """Steps that refer to each other, so that a wrong value carries on."""
    made, steps = {}, []
    for value in values:
        operand = lambda o: made.get(o, o.number) if isinstance(o, Value) else o
        made[value] = _Step(value.label, operand(value.left), value.operator, operand(value.right))
        steps.append(made[value])
    return steps


def _write(steps, slip):
    """Carries the steps out; `slip` is (step, wrong result) or an empty tuple. None where the numbers do not work out."""
    lines, result = [], None
    for step in steps:
        show = lambda o: o.result if isinstance(o, _Step) else o
        expression = f"{show(step.left)} {step.operator} {show(step.right)}"
        if slip and step is slip[0]:
            result = slip[1]
        else:
            result = checking.evaluate(expression)
        if result is None or not 0 < result < 1000:
            return None
        step.result = result
        lines.append(f"{step.label}: {expression} = {result}" if step.label else f"{expression} = {result}")
    return "".join(line + "\n" for line in lines) + f"The answer is {result}.\n" if lines else None


def _numbers(problem):
    return [int(n) for n in re.findall(r"\d+", problem.text)]


def _wrong_number(steps, problem, random):
    """An operand is another number of the problem or another value of the derivation."""
    step = random.choice(steps)
    side = random.choice(("left", "right"))
    stale = [v.number for v in problem.values] + [s for s in steps[:steps.index(step)]] + _numbers(problem)
    setattr(step, side, random.choice(_numbers(problem) if random.random() < 0.5 else stale))
    return ()


def _wrong_operation(steps, problem, random):
    """Another operation on the right numbers."""
    step = random.choice(steps)
    if step.operator not in "+-*/":
        return None
    step.operator = random.choice({"+": "--*", "-": "+++/", "*": "+/", "/": "*-"}[step.operator])
    return ()


def _turned(steps, problem, random):
    """Operands of a subtraction or division the other way round, or a comparison read backwards."""
    step = random.choice(steps)
    if step.operator in ("-", "/"):
        step.left, step.right = step.right, step.left
        return ()
    return None


def _slip(steps, problem, random):
    """A wrong result."""
    step = random.choice(steps)
    if _write(steps, ()) is None:
        return None
    right = step.result
    wrong = random.choice((right + 1, right - 1, right + 10, right - 10, right + random.randint(-9, 9), int(str(right)[::-1])))
    return (step, wrong) if wrong > 0 and wrong != right else None


def _skipped(steps, problem, random):
    """A step left out; what rested on it rests on one of its operands."""
    if len(steps) < 2:
        return None
    step = random.choice(steps)
    steps.remove(step)
    stand_in = random.choice((step.left, step.right))
    for other in steps:
        for side in ("left", "right"):
            if getattr(other, side) is step:
                setattr(other, side, stand_in)
    return ()


def _swapped(steps, problem, random):
    """Two steps of a chain done in the other order."""
    chained = [(a, b) for a in steps for b in steps if b.left is a and not isinstance(b.right, _Step) and not isinstance(a.right, _Step)]
    if not chained:
        return None
    a, b = random.choice(chained)
    a.operator, b.operator, a.right, b.right = b.operator, a.operator, b.right, a.right
    return ()


def _repeated(steps, problem, random):
    """A step done twice, or one that the problem does not ask for added at the end."""
    last = steps[-1]
    model = random.choice(steps)
    steps.append(_Step(model.label, last, model.operator if random.random() < 0.5 else random.choice("+-"),
                       model.right if random.random() < 0.5 else random.choice(_numbers(problem))))
    return ()


def _wrong_entity(steps, problem, random):
    """An operand is the value of somebody else, or the result is put down to somebody else."""
    step = random.choice(steps)
    others = [s for s in steps[:steps.index(step)] if s.label != step.label] + [v.number for v in problem.values if v.label and v.label != step.label]
    names = sorted({v.label for v in problem.values if v.label} - {step.label})
    if step.label and names and random.random() < 0.3:
        step.label = random.choice(names)
        # Only a wrong answer makes a wrong solution: what rests on the step goes on from another value.
    if not others:
        return None
    sides = [side for side in ("left", "right") if isinstance(getattr(step, side), _Step)] or ["left", "right"]
    setattr(step, random.choice(sides), random.choice(others))
    return ()


def _other_goal(problem, random):
    """Faithful steps towards a value that was not asked for."""
    if not problem.values:
        return None
    goal = random.choice(problem.values)
    reached, stack = set(), [goal]
    while stack:
        value = stack.pop()
        reached.add(value)
        stack.extend(value.sources)
    return _write(_steps([v for v in problem.values if v in reached]), ())


MISTAKES = [_wrong_number] * 4 + [_wrong_operation] * 3 + [_wrong_entity] * 2 + [_turned, _slip, _slip, _skipped, _skipped, _swapped, _repeated] + [_other_goal] * 3


def _code(problem, random):
    """A wrong line of code: another number, comparison or expression."""
    lines = list(problem.steps)
    i = random.randrange(1, len(lines))
    swaps = [(">", "<"), ("<", ">"), ("== 0", "== 1"), ("== 1", "== 0"), ("max", "min"), ("min", "max"), ("sum", "len"), ("len", "sum"), ("+", "-"),
             ("-", "+"), ("*", "+"), ("//", "%"), ("%", "//"), ("upper", "lower"), ("lower", "upper"), ("sorted(ys)", "ys"), ("[1:]", "[:-1]"),
             ("[:-1]", "[1:]"), ("[::-1]", "[1:]"), ("return ys", "return sorted(ys)"), ("return s", "return len(s)")]
    fitting = [(a, b) for a, b in swaps if a in lines[i]]
    digits = re.search(r"\d", lines[i])
    if digits and random.random() < 0.4:
        lines[i] = lines[i][:digits.start()] + str(random.randint(0, 9)) + lines[i][digits.end():]
    elif fitting and random.random() < 0.8:
        lines[i] = lines[i].replace(*random.choice(fitting), 1)
    elif len(lines) > 2 and i < len(lines) - 1:
        del lines[i]
    else:
        return None
    return "".join(line + "\n" for line in lines)
