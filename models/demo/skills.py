"""What the policy can be asked besides a solution: each skill has one fixed plain form, and a measure on held-out problems.

The forms are templates with the placeholders that a request fills in. Steps and solutions end with a newline, as the policy writes them.
Nothing here is sampled: what is shown and what is right both come from the problem's derivation.
"""

import re

import checking
import corruption

TEMPLATES = {
    "solve": "<|problem|>{problem}<|solution|>",
    "continue": "<|problem|>{problem}<|solution|>{steps}",
    "revise": "<|problem|>{problem}\nA wrong solution:\n{solution}Solve it again.<|solution|>",
    "check-step": "<|problem|>{problem}\nSteps:\n{steps}Is the last step right?<|solution|>",
    "check-solution": "<|problem|>{problem}\nA solution:\n{solution}Is it right?<|solution|>",
    "first-wrong-step": "<|problem|>{problem}\nA wrong solution:\n{solution}Which step is wrong first?<|solution|>",
    "sub-questions": "<|problem|>{problem}\nWhat must be found?<|solution|>",
    "hint": "<|problem|>{problem}\nGive a hint.<|solution|>",
    "other-words": "<|problem|>{problem}\nA solution:\n{solution}Say it in other words.<|solution|>",
}
TAUGHT = [name for name in TEMPLATES if name not in ("solve", "continue")]
CHANGES = {"gain": "the gain", "lose": "the loss", "gain_boxes": "the gain", "lose_boxes": "the loss", "multiply": "the rise", "halve": "the halving",
           "part": "the loss of a part", "percent": "the loss of a part", "give": "the gift", "match": "the gain"}


def prompt(tokenizer, skill, **values):
    """The ids of a form filled in. What is filled in never spells a special token, so the whole is encoded as one text."""
    return tokenizer.encode(TEMPLATES[skill].format(**values))


def example(skill, problem, random):
    """(values of the placeholders, what the policy should write), or None where the skill does not fit the problem."""
    if problem.tests:
        return None
    values, gold = {"problem": problem.text}, problem.solution
    if skill == "sub-questions":
        return values, sub_questions(problem)
    if skill == "hint":
        return values, hint(problem)
    if skill == "other-words":
        return {**values, "solution": gold}, other_words(gold)
    wrong = corruption.corrupt(problem, random)
    if wrong is None:
        return None
    steps = checking.step_labels(problem, wrong)
    if skill == "revise":
        return {**values, "solution": wrong}, gold
    if skill == "first-wrong-step":
        return {**values, "solution": wrong}, f"Step {steps.index(False) + 1}.\n"
    if skill == "check-solution":
        right = random.random() < 0.5
        return {**values, "solution": gold if right else wrong}, "Yes.\n" if right else "No.\n"
    if random.random() < 0.5:
        count = random.randint(1, len(problem.steps))
        return {**values, "steps": "".join(line + "\n" for line in problem.steps[:count])}, "Yes.\n"
    # Everything before the last step is right: the question is about that step alone.
    shown = wrong.split("\n")[:steps.index(False) + 1]
    return {**values, "steps": "".join(line + "\n" for line in shown)}, "No.\n"


def sub_questions(problem):
    """What the steps find, one question a line, without a number that must first be computed."""
    lines, changed = [], set()
    for value in problem.needed[:-1]:
        if value.kind in CHANGES and value.label:
            lines.append(f"How many for {value.label} after {CHANGES[value.kind]}?")
        elif value.label:
            lines.append(f"How many for {value.label}{' now' if value.label in changed else ''}?")
        else:
            given = _given(value)
            lines.append(f"How many are {given}?" if " and " in given else f"What comes of it with {given}?" if given else "What are they together?")
        changed.add(value.label)
    return "".join(line + "\n" for line in [*lines, "What is the answer?"])


def _given(value):
    """The operands that the text states."""
    # Of a percentage (`48 * 25 / 100`) the text states the rate and not the hundred.
    rate = value.operator.split()[1:2]
    operands = (value.left,) if rate else (value.left, value.right)
    numbers = [str(o if isinstance(o, int) else o.number) for o in operands if isinstance(o, int) or o.given]
    return " and ".join(numbers + rate)


def hint(problem):
    """Where to begin: whose number comes first and which numbers of the text it rests on. No result, no operation."""
    first = problem.needed[0] if problem.needed else None
    if first is None:
        return "The text says it.\n"
    about = f" for {first.label}" if first.label else ""
    return f"Begin{about} with {_given(first)}.\n"


def other_words(solution):
    """The same steps in the same order, said in words."""
    lines = []
    for line in solution.split("\n")[:-1]:
        match = re.match(r"^(?:([^:=]+): )?(.+) = (\d+)$", line)
        if match:
            label, expression, result = match.groups()
            lines.append(f"For {label}, {expression} makes {result}." if label else f"Here {expression} makes {result}.")
        else:
            lines.append(line.replace("The answer is", "So it is"))
    return "".join(line + "\n" for line in lines)


def taught(tokenizer, problem, random):
    """Ids and what to learn of one random skill, or None."""
    skill = random.choice(TAUGHT)
    made = example(skill, problem, random)
    if made is None:
        return None
    start = prompt(tokenizer, skill, **made[0])
    rest = [*tokenizer.encode(made[1]), tokenizer.end]
    return start + rest, [False] * len(start) + [True] * len(rest)


def measure(decoder, tokenizer, problems, random):
    """For each skill (share done well, number of problems); by greedy decoding.

    continue, revise: right answers, the first from half of the gold steps; the yes or no questions: right verdicts of as many yes as no;
    first-wrong-step: the right number; sub-questions, other-words: word for word; hint: the right place to begin, without the answer.
    """
    problems = [p for p in problems if not p.tests]
    figures = {}
    for skill in ["continue", *TAUGHT]:
        if skill == "continue":
            made = [({"problem": p.text, "steps": "".join(s + "\n" for s in p.steps[:len(p.steps) // 2])}, "") for p in problems]
        else:
            made = [example(skill, p, random) for p in problems]
        asked = [(p, m) for p, m in zip(problems, made) if m]
        good = 0
        for first in range(0, len(asked), 200):
            part = asked[first:first + 200]
            written = decoder.sample([prompt(tokenizer, skill, **m[0]) for _, m in part], 0, tokenizer.end, tokenizer.pad)
            for (p, (values, wanted)), ids in zip(part, written):
                text = tokenizer.decode(ids)
                if skill in ("continue", "revise"):
                    good += checking.answer(values.get("steps", "") + text) == p.answer
                elif skill == "hint":
                    good += text == wanted and (p.answer not in re.findall(r"\d+", text) or p.answer in re.findall(r"\d+", p.text))
                else:
                    good += text == wanted
        figures[skill] = (good / len(asked), len(asked))
    return figures
