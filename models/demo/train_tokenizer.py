#!/usr/bin/env python3
"""Learns the tokenizer that policy and verifier share from training problems."""

import argparse
import itertools
import json

import tokenizer
from grammar.splits import generate


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=1024)
    options = parser.parse_args()
    problems = itertools.islice(generate(options.seed, "train"), 20000)
    vocabulary, merges = tokenizer.train((f"{p.text}\n{p.solution}" for p in problems), options.size)
    with open(options.out, "w") as file:
        json.dump(tokenizer.to_json(vocabulary, merges), file, ensure_ascii=False, indent=1)
    print(f"{len(vocabulary)} tokens, {len(merges)} merges")


if __name__ == "__main__":
    main()
