"""What the verifier learns from: solutions with a score at the end of every step, of the whole, and of pairs.

An example is three lists of one length: ids, which tokens the language-model head learns, and marks. A mark says which head is
read at a token and what it should say; nothing is read where the mark is 0. Tokens inside a step are marked too where the gold
solution tells which of them is the first wrong one: that teaches to compare many times faster than one mark a step.
"""

import json
import random as random_module

import checking
import corruption
from corpus import DRILL, equation, prompt

STEP_WRONG, STEP_RIGHT, END_WRONG, END_RIGHT, SECOND_BETTER, FIRST_BETTER, TOKEN_WRONG, TOKEN_RIGHT = range(1, 9)


def labels(problem, text):
    """Whether each line is right so far, and whether the whole is right."""
    if not problem.tests:
        steps = checking.step_labels(problem, text)
        return steps, checking.answer(text) == problem.answer
    lines, wanted = text.split("\n")[:-1], problem.solution.split("\n")[:-1]
    if checking.solved(problem, text):
        return [True] * len(lines), True
    same = next((i for i, (a, b) in enumerate(zip(lines, wanted)) if a != b), len(wanted))
    return [i < same for i in range(len(lines))], False


def solution(tokenizer, problem_text, text, steps, right, gold=""):
    """A whole solution with its marks. The language-model head learns as much of it as is the gold one."""
    ids = prompt(tokenizer, problem_text)
    marks, learn = [0] * len(ids), [False] * len(ids)
    same, wanted = True, gold.split("\n")
    for i, (line, good) in enumerate(zip(text.split("\n"), steps)):
        piece = tokenizer.encode(line + "\n")
        expected = tokenizer.encode(wanted[min(i, len(wanted) - 1)] + "\n") if same else []
        equal = _common(piece, expected)
        inside = [0] * len(piece)
        if same and (not good or equal == len(piece)):
            inside = [TOKEN_RIGHT] * equal + [TOKEN_WRONG] * (len(piece) - equal)
        same = same and equal == len(piece)
        ids += piece
        marks += inside[:-1] + [STEP_RIGHT if good else STEP_WRONG]
        learn += [same] * len(piece)
    return [*ids, tokenizer.end], [*learn, same], [*marks, END_RIGHT if right else END_WRONG]


def _common(a, b):
    """How many leading entries two lists share."""
    return next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))


def pair(tokenizer, problem_text, right, wrong, random):
    """Two solutions of one problem in a random order, judged at the end."""
    first_better = random.random() < 0.5
    ids = prompt(tokenizer, problem_text)[:-1]
    for text in (right, wrong) if first_better else (wrong, right):
        ids += [tokenizer.solution, *tokenizer.encode(text), tokenizer.end]
    ids.append(tokenizer.judge)
    return ids, [False] * len(ids), [0] * (len(ids) - 1) + [FIRST_BETTER if first_better else SECOND_BETTER]


def drill(tokenizer, random):
    """Right and wrong equations, each judged for itself; the results of right ones are learnt."""
    ids = [tokenizer.problem, *tokenizer.encode(DRILL), tokenizer.solution]
    learn, marks = [False] * len(ids), [0] * len(ids)
    for _ in range(random.randint(3, 6)):
        left, result = equation(random)
        truth, right = result, random.random() < 0.5
        if not right:
            wrong = random.choice((result + 1, result - 1, result + 10, result - 10, result + random.randint(-20, 20)))
            right, result = wrong == result or wrong < 0, wrong if wrong >= 0 else result
        start, piece = tokenizer.encode(left), tokenizer.encode(f" {result}\n")
        equal = _common(piece, tokenizer.encode(f" {truth}\n"))
        ids += start + piece
        learn += [False] * len(start) + [right] * len(piece)
        marks += [0] * len(start) + [TOKEN_RIGHT] * equal + [TOKEN_WRONG] * (len(piece) - equal)
        marks[-1] = STEP_RIGHT if right else STEP_WRONG
    return ids, learn, marks


def synthetic(tokenizer, problem, random, pairs):
    """A gold solution, one with a mistake, or the two as a pair."""
    kind = random.random()
    wrong = corruption.corrupt(problem, random) if kind < 0.55 + pairs else None
    if wrong is None:
        return solution(tokenizer, problem.text, problem.solution, [True] * problem.solution.count("\n"), True, problem.solution)
    if kind < pairs:
        return pair(tokenizer, problem.text, problem.solution, wrong, random)
    steps, right = labels(problem, wrong)
    return solution(tokenizer, problem.text, wrong, steps, right, problem.solution)


def read_samples(path):
    """Lines of `sample.py`."""
    with open(path) as file:
        return [json.loads(line) for line in file]


def sampled(tokenizer, record, random, pairs):
    """One of the policy's solutions, or a right and a wrong one as a pair."""
    solutions = record["solutions"]
    right = [s for s in solutions if s["right"]]
    wrong = [s for s in solutions if not s["right"]]
    if random.random() < pairs and wrong:
        best = random.choice(right)["text"] if right else record["gold"]
        return pair(tokenizer, record["problem"], best, random.choice(wrong)["text"], random)
    chosen = random.choice(random.choice([group for group in (right, wrong) if group]))
    return solution(tokenizer, record["problem"], chosen["text"], chosen["steps"], chosen["right"], record["gold"])


def verifier_examples(tokenizer, problems, seed, drills, pairs, samples=(), share=0.0):
    """The endless stream that the verifier learns from; `share` of it are the policy's own solutions."""
    random = random_module.Random(seed)
    while True:
        kind = random.random()
        if samples and kind < share:
            yield sampled(tokenizer, random.choice(samples), random, pairs)
        elif kind < share + drills:
            yield drill(tokenizer, random)
        else:
            yield synthetic(tokenizer, next(problems), random, pairs)
