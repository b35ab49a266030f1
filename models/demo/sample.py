#!/usr/bin/env python3
"""Solves problems several times with the policy and labels every solution with the exact checker, as JSON lines."""

import argparse
import itertools
import json
import time

import torch

import checking
import checkpoints
import corpus
import scored
from grammar.splits import SPLITS, generate
from model import Decoder
from tokenizer import Tokenizer


def solve(decoder, tokenizer, problems, times, temperature, seed, rows=256):
    """`times` solutions of every problem, in the order of the problems."""
    generator = torch.Generator().manual_seed(seed)
    prompts = [corpus.prompt(tokenizer, p.text) for p in problems]
    order = sorted(range(len(problems)), key=lambda i: len(prompts[i]))
    solutions = [None] * len(problems)
    step = max(1, rows // times)
    for first in range(0, len(order), step):
        chosen = order[first:first + step]
        drawn = decoder.sample([prompts[i] for i in chosen for _ in range(times)], temperature, tokenizer.end, tokenizer.pad, generator=generator)
        for place, i in enumerate(chosen):
            solutions[i] = [tokenizer.decode(ids) for ids in drawn[place * times:(place + 1) * times]]
    return solutions


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--split", choices=SPLITS, default="train")
    parser.add_argument("--seed", type=int, default=501)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--times", type=int, default=8)
    parser.add_argument("--temperature", type=float, default=0.8)
    options = parser.parse_args()
    tokenizer, decoder = Tokenizer(options.tokenizer), Decoder.of(checkpoints.load(options.checkpoint))
    problems = list(itertools.islice(generate(options.seed, options.split), options.count))
    start, right, total = time.time(), 0, 0
    with open(options.out, "w") as file:
        for first in range(0, len(problems), 512):
            part = problems[first:first + 512]
            drawn = solve(decoder, tokenizer, part, options.times, options.temperature, options.seed + first)
            checking.run_tests([(p, text) for p, texts in zip(part, drawn) if p.tests for text in texts])
            for problem, texts in zip(part, drawn):
                solutions = []
                for text in dict.fromkeys(texts):
                    steps, good = scored.labels(problem, text)
                    solutions.append({"text": text, "steps": steps, "right": good, "count": texts.count(text)})
                    right, total = right + good * texts.count(text), total + texts.count(text)
                file.write(json.dumps({"problem": problem.text, "gold": problem.solution, "solutions": solutions}) + "\n")
            file.flush()
            print(f"{first + len(part)} problems, {right / total:.3f} right, {(time.time() - start) / 60:.1f} min", flush=True)


if __name__ == "__main__":
    main()
