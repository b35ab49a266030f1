#!/usr/bin/env python3
"""Learns the tokenizer that policy and verifier share from training problems."""

import argparse
import itertools
import json
import random as random_module
import re

import skills
import tokenizer
from grammar.splits import generate


def texts(seed):
    """Problems with their solutions, and one in ten with every skill."""
    random = random_module.Random(seed)
    for i, problem in enumerate(itertools.islice(generate(seed, "train"), 20000)):
        yield f"{problem.text}\n{problem.solution}"
        for skill in skills.TAUGHT if i % 10 == 0 else ():
            made = skills.example(skill, problem, random)
            if made:
                yield re.sub(r"<\|\w+\|>", "\n", skills.TEMPLATES[skill]).format(**made[0]) + made[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=1024)
    options = parser.parse_args()
    vocabulary, merges = tokenizer.train(texts(options.seed), options.size)
    with open(options.out, "w") as file:
        json.dump(tokenizer.to_json(vocabulary, merges), file, ensure_ascii=False, indent=1)
    print(f"{len(vocabulary)} tokens, {len(merges)} merges")


if __name__ == "__main__":
    main()
