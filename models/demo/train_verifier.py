#!/usr/bin/env python3
"""Trains the verifier: next token and scores together, grown from an early policy; later also on the policy's own solutions."""

import argparse
import time

import torch
from torch.nn import functional as F

import checkpoints
import corpus
import scored
from grammar.splits import generate
from model import Policy
from optimizer import Optimizers
from tokenizer import Tokenizer
from verifier import grow, keep_lanes_clean, take_comparing


def losses(model, ids, learn, marks, reading, solution):
    """The loss of each head that this batch has examples for."""
    final, inner = model(ids)
    parts = {}
    targets, wanted = ids[:, 1:], learn[:, 1:].bool()
    prompt = (ids == solution).int().cumsum(1)[:, 1:] == 0
    if reading:
        parts["reading"] = reading * F.cross_entropy(model.lm_head(inner[:, :-1][prompt]).float(), targets[prompt])
    if wanted.any():
        parts["token"] = F.cross_entropy(model.lm_head(inner[:, :-1][wanted]).float(), targets[wanted])
    for name, head, wrong in (("process", "process", scored.STEP_WRONG), ("tokens", "process", scored.TOKEN_WRONG),
                              ("outcome", "outcome", scored.END_WRONG), ("pairwise", "pairwise", scored.SECOND_BETTER)):
        at = (marks == wrong) | (marks == wrong + 1)
        if at.any():
            target = marks[at] - wrong
            logits = model.heads[head](final[at]).float()
            if head == "process":
                parts[name] = F.cross_entropy(logits, target)
            else:
                parts[name] = F.binary_cross_entropy_with_logits(logits[:, 0], target.float())
    return parts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True, help="checkpoint file, rewritten every few minutes")
    parser.add_argument("--start", required=True, help="checkpoint to go on from, or of a policy to grow from")
    parser.add_argument("--comparing", help="checkpoint of a verifier grown from an earlier state of the same policy, whose comparing layers are taken over")
    parser.add_argument("--frozen", action="store_true", help="train the comparing layers and the heads only")
    parser.add_argument("--samples", help="the policy's solutions, from sample.py")
    parser.add_argument("--share", type=float, default=0.5, help="share of the examples that are the policy's solutions")
    parser.add_argument("--reading", type=float, default=0.2, help="weight of the loss on the problem text")
    parser.add_argument("--drills", type=float, default=0.12)
    parser.add_argument("--pairs", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--tokens", type=float, default=14e6)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop (and decay the learning rate) by this time at the latest")
    parser.add_argument("--decay-from", type=float, default=0.6, help="progress at which the learning rate begins to fall; 1: never")
    parser.add_argument("--rate", type=float, default=0.5, help="factor of all learning rates")
    parser.add_argument("--batch", type=int, default=4096)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer(options.tokenizer)
    model = checkpoints.load(options.start)
    if isinstance(model, Policy):
        model = grow(model, tokenizer)
    if options.comparing:
        take_comparing(model, checkpoints.load(options.comparing))
    if options.frozen:
        for parameter in (*model.model.embed_tokens.parameters(), *model.model.layers[:model.inner].parameters(),
                          *model.inner_norm.parameters(), *model.lm_head.parameters()):
            parameter.requires_grad_(False)
    optimizers = Optimizers(model, 0.02 * options.rate, 3e-3 * options.rate, grown_from=model.inner)
    print(f"parameters {sum(p.numel() for p in model.parameters())}", flush=True)
    samples = scored.read_samples(options.samples) if options.samples else []
    examples = scored.verifier_examples(tokenizer, generate(options.seed, "train"), options.seed, options.drills, options.pairs,
                                        samples, options.share)
    start, seen, sums, next_report, next_save = time.time(), 0, {}, 2e5, 5e5
    for ids, learn, marks in corpus.batches(examples, options.batch, tokenizer.pad, seed=options.seed):
        progress = max(seen / options.tokens, (time.time() - start) / 60 / options.minutes)
        if progress >= 1:
            break
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = losses(model, ids, learn, marks, options.reading, tokenizer.solution)
        sum(value for value in parts.values() if value.requires_grad).backward()
        keep_lanes_clean(model)
        optimizers.step(progress, options.decay_from)
        seen += ids.numel()
        for name, value in parts.items():
            sums.setdefault(name, []).append(value.item())
        if seen >= next_report:
            next_report += 2e5
            figures = "  ".join(f"{name} {sum(v) / len(v):.4f}" for name, v in sorted(sums.items()))
            print(f"{(time.time() - start) / 60:6.1f} min  {seen / 1e6:6.2f} M tokens  {figures}", flush=True)
            sums = {}
        if seen >= next_save:
            next_save += 5e5
            checkpoints.save(options.out, model)
    checkpoints.save(options.out, model)
    print(f"{(time.time() - start) / 60:6.1f} min  done after {seen / 1e6:.2f} M tokens", flush=True)


if __name__ == "__main__":
    main()
