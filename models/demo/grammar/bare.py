"""Problems without a story: arithmetic to be done in the right order, linear equations, and numbers thought of."""

from .graph import Derivation, Value
from .problem import from_derivation

APPLY = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}
INVERSE = {"+": "-", "-": "+", "*": "/", "/": "*"}
VERBS = {"+": ["adds {k}", "increases it by {k}"], "-": ["subtracts {k}", "takes {k} away"],
         "*": ["multiplies it by {k}", "takes it {k} times"], "/": ["divides it by {k}", "splits it in {k} parts"]}


def expression(random, size):
    """`Compute (12 + 5) * 3 - 4.`: precedence is the trap."""
    while True:
        derivation, numbers = Derivation(), []
        try:
            text, value, _ = _tree(random, random.randint(1, min(size, 4)), derivation, numbers)
        except ValueError:
            continue
        lead = random.choice(["Compute", "What is", "Find"])
        return from_derivation(f"{lead} {text}{'?' if lead == 'What is' else '.'}", derivation, value, numbers)


def _tree(random, operations, derivation, numbers):
    """Text, value and the loosest operator of a random expression."""
    if operations == 0:
        numbers.append(random.randint(2, 40))
        return str(numbers[-1]), Value(numbers[-1]), ""
    left_size = random.randint(0, operations - 1)
    left_text, left, left_operator = _tree(random, left_size, derivation, numbers)
    right_text, right, right_operator = _tree(random, operations - 1 - left_size, derivation, numbers)
    operator = random.choice("++--*")
    number = APPLY[operator](left.number, right.number)
    if not 1 <= number <= 300 or (operator == "*" and min(left.number, right.number) > 9):
        raise ValueError
    if operator == "*":
        left_text = f"({left_text})" if left_operator in ("+", "-") else left_text
    if (operator == "*" and right_operator) or (operator == "-" and right_operator in ("+", "-")):
        right_text = f"({right_text})"
    derivation.begin()
    value = derivation.step({"+": "add", "-": "subtract", "*": "times"}[operator], "", left, operator, right, number)
    return f"{left_text} {operator} {right_text}", value, operator


def equation(random, size):
    """`Solve 3 * x + 5 = 26 for x.`"""
    x, a, b = random.randint(2, 20), random.randint(2, 9), random.randint(2, 40)
    derivation = Derivation()
    plus = random.random() < 0.5
    if not plus and a * x - b < 1:
        plus = True
    c = a * x + b if plus else a * x - b
    derivation.begin()
    product = derivation.step("equation", "", c, "-" if plus else "+", b, a * x)
    root = derivation.step("equation", "x", product, "/", a, x)
    sign = "+" if plus else "-"
    sides = random.choice([f"{a} * x {sign} {b} = {c}", f"{c} = {a} * x {sign} {b}"] + ([f"{b} + {a} * x = {c}"] if plus else []))
    return from_derivation(random.choice(["Solve {} for x.", "Find x when {}."]).format(sides), derivation, root, (a, b, c))


def thought(random, size):
    """A number thought of, operations done to it, the result told: the solution undoes them from the last one back."""
    while True:
        start = random.randint(2, 40)
        value, operations = start, []
        for _ in range(random.randint(1, min(size, 4))):
            operator = random.choice("+-*/")
            k = random.randint(2, 30) if operator in "+-" else random.randint(2, 6)
            if operator == "/" and value % k:
                operator = "*"
            value = value // k if operator == "/" else APPLY[operator](value, k)
            operations.append((operator, k))
        if not 2 <= value <= 300:
            continue
        numbers = [k for _, k in operations] + [value]
        derivation, current = Derivation(), Value(value)
        try:
            for operator, k in reversed(operations):
                derivation.begin()
                undo = INVERSE[operator]
                number = {"+": current.number + k, "-": current.number - k, "*": current.number * k, "/": current.number // k}[undo]
                if not 1 <= number <= 300:
                    raise ValueError
                current = derivation.step("undo" + operator, "", current, undo, k, number)
        except ValueError:
            continue
        name = random.choice(["Ann", "Ben", "Emma", "Leo"])
        done = [random.choice(VERBS[o]).format(k=k) for o, k in operations]
        chain = ", then ".join(done)
        text = f"{name} thinks of a number, {chain} and gets {value}. What is the number?"
        return from_derivation(text, derivation, current, numbers)
