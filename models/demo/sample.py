#!/usr/bin/env python3
"""Solves problems several times with the policy and labels every solution with the exact checker, as JSON lines."""

import argparse
import itertools
import json
import os
import time

import torch

import checking
import checkpoints
import corpus
import scored
from grammar.splits import SPLITS, generate
from model import Decoder
from tokenizer import Tokenizer

# How many problems are solved between two writes.
BLOCK = 512


def solve(decoder, tokenizer, problems, times, temperature, seed, rows=256):
    """`times` solutions of every problem, in the order of the problems."""
    generator = torch.Generator(decoder.backbone.cos.device).manual_seed(seed)
    prompts = [corpus.prompt(tokenizer, p.text) for p in problems]
    order = sorted(range(len(problems)), key=lambda i: len(prompts[i]))
    solutions = [None] * len(problems)
    step = max(1, rows // times)
    for first in range(0, len(order), step):
        chosen = order[first:first + step]
        drawn = decoder.sample([prompts[i] for i in chosen], temperature, tokenizer.end, tokenizer.pad, generator=generator, times=times)
        for place, i in enumerate(chosen):
            solutions[i] = [tokenizer.decode(ids) for ids in drawn[place * times:(place + 1) * times]]
    return solutions


def drawn(path, decoder, tokenizer, problems, times, temperature, seed, greedy=False, rows=256):
    """The labelled solutions of the problems, read from `path` where they are there already.

    Otherwise they are drawn and written block by block: a run that is killed goes on after the last whole block.
    """
    if not os.path.exists(path):
        part_path = path + ".part"
        start, right, total = time.time(), 0, 0
        for first in range(_whole_lines(part_path), len(problems), BLOCK):
            part = problems[first:first + BLOCK]
            records = list(_records(decoder, tokenizer, part, times, temperature, seed + first, greedy, rows))
            with open(part_path, "a") as file:
                file.writelines(json.dumps(record) + "\n" for record in records)
            right += sum(s["right"] * s["count"] for r in records for s in r["solutions"])
            total += len(part) * times
            print(f"{first + len(part)} problems, {right / total:.3f} right, {(time.time() - start) / 60:.1f} min", flush=True)
        os.replace(part_path, path)
    return scored.read_samples(path)


def _records(decoder, tokenizer, problems, times, temperature, seed, greedy, rows):
    sampled = solve(decoder, tokenizer, problems, times, temperature, seed, rows)
    surest = solve(decoder, tokenizer, problems, 1, 0, 0, rows) if greedy else None
    checking.run_tests([(p, text) for p, texts in zip(problems, sampled) if p.tests for text in texts])
    for place, (problem, texts) in enumerate(zip(problems, sampled)):
        solutions = []
        for text in dict.fromkeys(texts):
            steps, good = scored.labels(problem, text)
            solutions.append({"text": text, "steps": steps, "right": good, "count": texts.count(text)})
        record = {"problem": problem.text, "gold": problem.solution, "code": bool(problem.tests), "solutions": solutions}
        if greedy:
            record["greedy"] = checking.solved(problem, surest[place][0])
        yield record


def _whole_lines(path):
    """Cuts a file back to whole blocks of lines; returns how many lines are left."""
    if not os.path.exists(path):
        return 0
    with open(path) as file:
        lines = [line for line in file if line.endswith("\n")]
    kept = lines[:len(lines) // BLOCK * BLOCK]
    with open(path, "w") as file:
        file.writelines(kept)
    return len(kept)


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
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    options = parser.parse_args()
    tokenizer, decoder = Tokenizer(options.tokenizer), Decoder.of(checkpoints.load(options.checkpoint).to(options.device))
    problems = list(itertools.islice(generate(options.seed, options.split), options.count))
    drawn(options.out, decoder, tokenizer, problems, options.times, options.temperature, options.seed,
          rows=4096 if options.device == "cuda" else 256)


if __name__ == "__main__":
    main()
