#!/usr/bin/env python3
"""Prints problems of one split as JSON lines: `problems.py --seed 1 --count 400 --split numbers`."""

import argparse
import itertools
import json

from grammar.splits import SPLITS, generate


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--split", choices=SPLITS, default="train")
    options = parser.parse_args()
    for problem in itertools.islice(generate(options.seed, options.split), options.count):
        line = {"problem": problem.text, "answer": problem.answer, "solution": problem.solution, "split": options.split}
        if problem.tests:
            del line["answer"]
            line |= {"tests": problem.tests, "entryPoint": problem.entry_point}
        print(json.dumps(line))


if __name__ == "__main__":
    main()
