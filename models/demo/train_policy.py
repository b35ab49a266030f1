#!/usr/bin/env python3
"""Trains the policy from nothing on gold solutions and equation drills, and keeps numbered checkpoints."""

import argparse
import itertools
import os
import time

import torch
from torch.nn import functional as F

import checking
import checkpoints
import corpus
from grammar.splits import generate
from model import Decoder, Policy, Shape, ease_copying
from optimizer import Optimizers
from tokenizer import Tokenizer


def accuracy(model, tokenizer, problems, temperature, seed=0):
    """The share of problems whose sampled solution is right."""
    generator = torch.Generator().manual_seed(seed)
    samples = Decoder.of(model).sample([corpus.prompt(tokenizer, p.text) for p in problems], temperature, tokenizer.end, tokenizer.pad,
                                       generator=generator)
    return sum(checking.solved(p, tokenizer.decode(s)) for p, s in zip(problems, samples)) / len(problems)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--start", help="checkpoint to go on from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tokens", type=float, default=10.5e6, help="how many tokens to train on")
    parser.add_argument("--minutes", type=float, default=1e9, help="stop (and decay the learning rate) by this time at the latest")
    parser.add_argument("--first-tokens", type=float, default=1e6, help="how long to train on short problems only")
    parser.add_argument("--first-steps", type=int, default=3, help="how many steps the short problems have")
    parser.add_argument("--reading", type=float, default=0.2, help="weight of the loss on the problem text, beside that on solutions")
    parser.add_argument("--rate", type=float, default=0.5, help="factor of all learning rates")
    parser.add_argument("--decay-from", type=float, default=0.6, help="progress at which the learning rate begins to fall")
    parser.add_argument("--batch", type=int, default=6000, help="tokens in a batch")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer(options.tokenizer)
    if options.start:
        model = checkpoints.load(options.start)
    else:
        model = Policy(Shape(len(tokenizer), 128, 384, 6, 4, 2))
        ease_copying(model.model.embed_tokens, model.lm_head, tokenizer.twins())
    optimizers = Optimizers(model, 0.02 * options.rate, 3e-3 * options.rate)
    held_out = {split: list(itertools.islice(generate(900, split), 100)) for split in ("numbers", "compositions")}
    limit = [options.first_steps]
    problems = (p for p in generate(options.seed, "train") if len(p.steps) <= limit[0])
    examples = corpus.policy_examples(tokenizer, problems, options.seed)
    print(f"parameters {sum(p.numel() for p in model.parameters())}", flush=True)
    start, seen, losses, next_report, next_check = time.time(), 0, [], 2e5, 5e5
    for ids, learn in corpus.batches(examples, options.batch, tokenizer.pad, seed=options.seed):
        progress = max(seen / options.tokens, (time.time() - start) / 60 / options.minutes)
        if progress >= 1:
            break
        if seen >= options.first_tokens:
            limit[0] = 99
        targets = ids[:, 1:]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(ids[:, :-1])
        each = F.cross_entropy(logits.float().transpose(1, 2), targets, reduction="none")
        wanted = learn[:, 1:].bool()
        read = (targets != tokenizer.pad) & ~wanted
        loss = each[wanted].mean()
        (loss + options.reading * each[read].mean()).backward()
        optimizers.step(progress, options.decay_from)
        seen += ids.numel()
        losses.append(loss.item())
        if seen >= next_report:
            next_report += 2e5
            print(f"{(time.time() - start) / 60:6.1f} min  {seen / 1e6:6.2f} M tokens  loss {sum(losses) / len(losses):.4f}", flush=True)
            losses = []
        if seen >= next_check:
            next_check += 1e6 if seen > 3e6 else 5e5
            figures = "  ".join(f"{split} {accuracy(model, tokenizer, problems, 0.8):.3f}" for split, problems in held_out.items())
            print(f"{(time.time() - start) / 60:6.1f} min  {seen / 1e6:6.2f} M tokens  pass@1 at 0.8: {figures}", flush=True)
            checkpoints.save(f"{options.out}/{round(seen / 1e5):03d}.pt", model)
    checkpoints.save(f"{options.out}/final.pt", model)
    print(f"{(time.time() - start) / 60:6.1f} min  done after {seen / 1e6:.2f} M tokens", flush=True)


if __name__ == "__main__":
    main()
