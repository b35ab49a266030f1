"""From problems to token sequences: gold solutions, equation drills and batches of similar length."""

import random as random_module

import torch

import skills

DRILL = "Compute each line."


def equation(random):
    """A right equation with the operands that the problems have: (text up to `=`, result)."""
    operator = random.choice("++--***//%")
    if operator == "+":
        a, b = random.randint(2, 160), random.randint(2, 60)
        a, b = random.choice(((a, b), (b, a)))
        return f"{a} + {b} =", a + b
    if operator == "-":
        b, c = random.randint(2, 60 if random.random() < 0.7 else 150), random.randint(2, 120)
        return f"{b + c} - {b} =", c
    if operator == "*":
        a, b = random.randint(2, 60 if random.random() < 0.6 else 12), random.randint(2, 9)
        a, b = random.choice(((a, b), (b, a)))
        return f"{a} * {b} =", a * b
    if operator == "/":
        b, c = random.randint(2, 9), random.randint(2, 60 if random.random() < 0.6 else 12)
        return f"{b * c} / {b} =", c
    r = random.choice((10, 20, 25, 50))
    c = random.randint(1, 15) * (100 // r if random.random() < 0.5 else 10)
    c -= c * r % 100 and c % (100 // r)
    return (f"{c} * {r} / 100 =", c * r // 100) if c > 1 else equation(random)


def drill(tokenizer, random):
    """A few equations; only the results are learnt, since the operands cannot be foretold."""
    ids = [tokenizer.problem, *tokenizer.encode(DRILL), tokenizer.solution]
    learn = [False] * len(ids)
    for _ in range(random.randint(3, 6)):
        left, result = equation(random)
        for text, wanted in ((left, False), (f" {result}\n", True)):
            piece = tokenizer.encode(text)
            ids += piece
            learn += [wanted] * len(piece)
    return ids, learn


def prompt(tokenizer, problem_text):
    """The ids before a solution."""
    return [tokenizer.problem, *tokenizer.encode(problem_text), tokenizer.solution]


def gold(tokenizer, problem):
    """A problem and its solution; all of the solution is learnt."""
    start = prompt(tokenizer, problem.text)
    rest = [*tokenizer.encode(problem.solution), tokenizer.end]
    return start + rest, [False] * len(start) + [True] * len(rest)


def policy_examples(tokenizer, problems, seed, drills=0.15, skill_share=0.0):
    """The endless stream that the policy learns from."""
    random = random_module.Random(seed)
    while True:
        kind = random.random()
        if kind < drills:
            yield drill(tokenizer, random)
            continue
        problem = next(problems)
        yield (skills.taught(tokenizer, problem, random) if kind < drills + skill_share else None) or gold(tokenizer, problem)


def pool(examples, tokens, pad, size=1024, seed=0):
    """Batches of about `tokens` tokens from the next `size` examples; lengths are sorted so that little is padding.

    Every part of an example (ids, labels, …) is a list as long as the ids; each becomes a padded tensor.
    """
    drawn = sorted((next(examples) for _ in range(size)), key=lambda e: len(e[0]))
    groups, group = [], []
    for example in drawn:
        if group and (len(group) + 1) * len(example[0]) > tokens:
            groups.append(group)
            group = []
        group.append(example)
    groups.append(group)
    random_module.Random(seed).shuffle(groups)
    batches = []
    for group in groups:
        longest = len(group[-1][0])
        batches.append([torch.tensor([list(row[part]) + [pad if part == 0 else 0] * (longest - len(row[part])) for row in group])
                        for part in range(len(group[0]))])
    return batches
