#!/usr/bin/env python3
"""Trains the policy on gold solutions, equation drills and skills."""

import argparse
import itertools
import random

import torch
from torch.nn import functional as F

import checking
import checkpoints
import corpus
import skills
from grammar.splits import generate
from model import Decoder, Policy, Shape, ease_copying
from optimizer import Optimizers
from running import Training
from tokenizer import Tokenizer


def accuracy(model, tokenizer, problems, temperature, seed=0):
    """The share of problems whose sampled solution is right."""
    generator = torch.Generator(model.lm_head.weight.device).manual_seed(seed)
    samples = Decoder.of(model).sample([corpus.prompt(tokenizer, p.text) for p in problems], temperature, tokenizer.end, tokenizer.pad,
                                       generator=generator)
    return sum(checking.solved(p, tokenizer.decode(s)) for p, s in zip(problems, samples)) / len(problems)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True, help="the result is OUT.pt; OUT.state* hold where the training stands")
    parser.add_argument("--start", help="checkpoint to go on from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first-pools", type=int, default=10, help="how long to train on short problems only, in pools of 1024 examples")
    parser.add_argument("--first-steps", type=int, default=3, help="how many steps the short problems have")
    parser.add_argument("--reading", type=float, default=0.2, help="weight of the loss on the problem text, beside that on solutions")
    parser.add_argument("--drills", type=float, default=0.15, help="share of the examples that are equations")
    parser.add_argument("--skills", type=float, default=0.0, help="share of the examples that are skills")
    parser.add_argument("--rate", type=float, default=0.5, help="factor of all learning rates")
    parser.add_argument("--decay-from", type=float, default=0.6, help="progress at which the learning rate begins to fall; 1: never")
    parser.add_argument("--batch", type=int, default=6000, help="tokens in a batch")
    Training.arguments(parser, 10.5e6)
    options = parser.parse_args()
    if Training.finished(options.out):
        return
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer(options.tokenizer)
    if options.start:
        model = checkpoints.load(options.start)
    else:
        model = Policy(Shape(len(tokenizer), 128, 384, 6, 4, 2))
        ease_copying(model.model.embed_tokens, model.lm_head, tokenizer.twins())
    model.to(options.device)
    optimizers = Optimizers(model, 0.02 * options.rate, 3e-3 * options.rate)
    training = Training(options.out, model, optimizers, options)
    held_out = {split: list(itertools.islice(generate(900, split), 100)) for split in ("numbers", "compositions")}
    print(f"parameters {sum(p.numel() for p in model.parameters())}", flush=True)

    def pool(number):
        seed = f"{options.seed}/{number}"
        longest = options.first_steps if number < options.first_pools else 99
        problems = (p for p in generate(seed, "train") if len(p.steps) <= longest)
        return corpus.pool(corpus.policy_examples(tokenizer, problems, seed, options.drills, options.skills), options.batch, tokenizer.pad, seed=seed)

    for ids, learn in training.batches(pool):
        targets = ids[:, 1:]
        kept = targets != tokenizer.pad
        with torch.autocast(options.device, dtype=torch.bfloat16):
            logits = model.lm_head(model.model(ids[:, :-1])[kept])
        each = F.cross_entropy(logits.float(), targets[kept], reduction="none")
        wanted = learn[:, 1:].bool()[kept]
        loss = each[wanted].mean()
        (loss + options.reading * each[~wanted].mean()).backward()
        optimizers.step(training.progress, options.decay_from)
        before = training.note["seen"] // 1e6
        training.note["learnt"] = training.note.get("learnt", 0) + int((learn.bool() & (ids == tokenizer.end)).sum())
        training.count(ids.numel(), {"loss": loss.item()})
        if training.note["seen"] // 1e6 > before:
            figures = "  ".join(f"{split} {accuracy(model, tokenizer, problems, 0.8):.3f}" for split, problems in held_out.items())
            training.tell(f"pass@1 at 0.8: {figures} (learnt from {training.note['learnt']} solutions here)")
            if options.skills:
                done = skills.measure(Decoder.of(model), tokenizer, held_out["numbers"], random.Random(1))
                training.tell("skills on numbers: " + "  ".join(f"{name} {share:.2f}" for name, (share, _) in done.items()))
    training.finish()


if __name__ == "__main__":
    main()
