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


def pack(tokenizer, problem_text, candidates, gold, learn_gold):
    """Several solutions of one problem in one row, each a branch of its own after the problem, which is read once.

    `candidates` are (text, steps, right). The language-model head learns the gold solution where `learn_gold` is set; it is then the first
    branch, since the token before it must be the last of the problem.
    """
    start = prompt(tokenizer, problem_text)
    row = [list(start), list(range(len(start))), [0] * len(start), [0] * len(start), [0] * len(start)]
    for branch, (text, steps, right) in enumerate(candidates, 1):
        ids, _, marks = (part[len(start):] for part in solution(tokenizer, problem_text, text, steps, right, gold))
        learnt = int(learn_gold and branch == 1)
        for part, more in zip(row, (ids, range(len(start), len(start) + len(ids)), [branch] * len(ids), [learnt] * len(ids), marks)):
            part.extend(more)
    return row


def alone(example):
    """An example of one text in the form of `pack`."""
    ids, learn, marks = example
    return [ids, list(range(len(ids))), [0] * len(ids), [int(x) for x in learn], marks]


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


def synthetic(tokenizer, problem, random, shares, branches):
    """The gold solution beside solutions with one mistake each, or two of them as a pair."""
    gold = problem.solution
    wrong = {}
    for _ in range(2 * branches):
        text = corruption.corrupt(problem, random)
        if text:
            wrong[text] = labels(problem, text)
        if len(wrong) == branches - 1:
            break
    if wrong and random.random() < shares.pairs:
        return alone(pair(tokenizer, problem.text, gold, random.choice(list(wrong)), random))
    candidates = [(gold, [True] * gold.count("\n"), True), *((text, *known) for text, known in wrong.items())]
    learn = random.random() < shares.learnt
    if not learn:
        random.shuffle(candidates)
    return pack(tokenizer, problem.text, candidates, gold, learn)


def read_samples(path):
    """Lines of `sample.py`."""
    with open(path) as file:
        return [json.loads(line) for line in file]


def _by_votes(solutions, random, count):
    """Distinct solutions, those more often whose answer many samples share: a wrong answer that wins a vote is what must be told."""
    votes = {}
    for s in solutions:
        key = checking.answer(s["text"])
        votes[key] = votes.get(key, 0) + s["count"]
    keyed = sorted(solutions, key=lambda s: random.random() ** (1 / (votes[checking.answer(s["text"])] + 1)), reverse=True)
    return keyed[:count]


def sampled(tokenizer, record, random, shares, branches):
    """Solutions of the policy, right and wrong ones of one problem side by side, or two of them as a pair."""
    right = [s for s in record["solutions"] if s["right"]]
    wrong = [s for s in record["solutions"] if not s["right"]]
    gold = record["gold"]
    if random.random() < shares.pairs and wrong:
        best = random.choice(right)["text"] if right else gold
        return alone(pair(tokenizer, record["problem"], best, _by_votes(wrong, random, 1)[0]["text"], random))
    rights = random.sample(right, min(len(right), max(1, branches // 2 - (not wrong)))) if right else []
    wrongs = _by_votes(wrong, random, branches - max(1, len(rights)))
    candidates = [(s["text"], s["steps"], s["right"]) for s in rights + wrongs]
    if not rights:
        candidates.append((gold, [True] * gold.count("\n"), True))
    random.shuffle(candidates)
    return pack(tokenizer, record["problem"], candidates, gold, False)


class Shares:
    """Of what the stream consists: `samples` the policy's solutions, `drills` equations, the rest gold and corrupted solutions; within
    them `pairs` for the pairwise head, and `learnt` of the gold solutions for the language-model head."""

    def __init__(self, samples, drills, pairs, learnt):
        self.samples, self.drills, self.pairs, self.learnt = samples, drills, pairs, learnt


def verifier_examples(tokenizer, problems, seed, shares, samples=(), branches=4):
    """The endless stream that the verifier learns from."""
    random = random_module.Random(seed)
    while True:
        kind = random.random()
        if samples and kind < shares.samples:
            record = random.choice(samples)
            # A problem all of whose samples are right alike teaches little.
            if len(record["solutions"]) > 1 or random.random() < 0.2:
                yield sampled(tokenizer, record, random, shares, branches)
        elif kind < shares.samples + shares.drills:
            yield alone(drill(tokenizer, random))
        else:
            yield synthetic(tokenizer, next(problems), random, shares, branches)
