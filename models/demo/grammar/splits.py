"""Training and the held-out splits, kept apart by construction.

A problem is dealt by three properties, each decided by a hash of the property itself, so that no list of seen problems is needed:
its number tuple (`numbers`), the combinations of kinds in its derivation (`compositions`) and its wordings (`paraphrases`);
`longer` needs more steps than training ever has. Training takes what has none of these, so no held-out text can occur in it.
"""

import random as random_module
import zlib

from . import bare, code, stories

SPLITS = ("train", "numbers", "compositions", "paraphrases", "longer", "code")
LONGEST_TRAINED = 5
LONGEST_COMPOSED = 3
CODE_SHARE = 0.08


def _held_out(key, one_in):
    return zlib.crc32(repr(key).encode()) % one_in == 0


def held_out_numbers(problem):
    """One number tuple in eight never occurs in training."""
    return _held_out(("numbers", problem.numbers), 8)


def held_out_pairs(pairs):
    """One combination in ten never occurs in training."""
    return any(_held_out(("pair",) + tuple(p), 10) for p in pairs)


def _draw(random, split):
    if split == "code" or (split == "train" and random.random() < CODE_SHARE):
        return code.write(random)
    size = {"longer": 6, "numbers": 4, "compositions": 1}.get(split, 3)
    kind = random.random()
    if split in ("train", "numbers", "compositions"):
        if kind < 0.04:
            return bare.expression(random, size)
        if kind < 0.07:
            return bare.equation(random, size)
        if kind < 0.1:
            return bare.thought(random, size)
    return stories.tell(random, size, novel_wordings=split == "paraphrases")


def _belongs(problem, split):
    steps = len(problem.steps)
    if split == "code":
        return held_out_pairs(problem.pairs) or _held_out(("code", problem.text), 8)
    if problem.tests:
        return not held_out_pairs(problem.pairs) and not _held_out(("code", problem.text), 8)
    if split == "longer":
        return LONGEST_TRAINED < steps <= LONGEST_TRAINED + 2 and not held_out_pairs(problem.all_pairs)
    if not 1 <= steps <= LONGEST_TRAINED:
        return False
    if split == "train":
        return not held_out_numbers(problem) and not held_out_pairs(problem.all_pairs)
    if steps < 2:
        return False
    if split == "compositions":
        return steps <= LONGEST_COMPOSED and held_out_pairs(problem.pairs)
    return held_out_numbers(problem) and not held_out_pairs(problem.all_pairs) and problem.novel == (split == "paraphrases")


def _spare(problem, random):
    """Whether to leave out a short problem: drawn freely, one and two steps would be most of them."""
    steps = len(problem.steps)
    return not problem.tests and random.random() < {1: 0.8, 2: 0.55}.get(steps, 0)


def generate(seed, split):
    """An endless stream of distinct problems of one split."""
    random = random_module.Random(f"{split}:{seed}")
    seen = set()
    while True:
        problem = _draw(random, split)
        if _belongs(problem, split) and problem.text not in seen and not _spare(problem, random):
            seen.add(problem.text)
            yield problem
