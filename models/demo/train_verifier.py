#!/usr/bin/env python3
"""Trains the verifier on judgements: steps, whole solutions and pairs, right and wrong ones of the same problem side by side."""

import argparse
import itertools

import torch
from torch.nn import functional as F

import checkpoints
import corpus
import scored
from evaluate import greedy_accuracy
from grammar.splits import generate
from model import Policy
from optimizer import Optimizers
from running import Training
from tokenizer import Tokenizer
from verifier import grow, keep_lanes_clean


def losses(model, ids, positions, branches, learn, marks):
    """The loss of each head that this batch has examples for, and how many solutions the language-model head learnt from."""
    final, inner = model(ids, (positions, branches))
    parts = {}
    targets, wanted = ids[:, 1:], learn[:, 1:].bool()
    if wanted.any():
        # The first token of a branch that is learnt follows the last one of the problem: it is the first branch.
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
    parts.update(ranks(model, final, branches, marks))
    return parts


def ranks(model, final, branches, marks):
    """Right solutions above wrong ones of the same row, by the outcome score and by the product of the step scores."""
    ends = (marks == scored.END_WRONG) | (marks == scored.END_RIGHT)
    rows = ends.nonzero()[:, 0]
    right = marks[ends] == scored.END_RIGHT
    pairs = (rows[:, None] == rows[None]) & right[:, None] & ~right[None]
    if not pairs.any():
        return {}
    outcome = model.heads["outcome"](final[ends]).float()[:, 0]
    count = int(branches.max()) + 1
    steps = (marks == scored.STEP_WRONG) | (marks == scored.STEP_RIGHT)
    sure = F.log_softmax(model.heads["process"](final[steps]).float(), -1)[:, 1].clamp(min=-8)
    place = steps.nonzero()[:, 0] * count + branches[steps]
    product = torch.zeros(len(marks) * count, device=final.device).index_add(0, place, sure)[rows * count + branches[ends]]
    above = lambda score: F.softplus(score[None] - score[:, None])[pairs].mean()
    return {"outcome-rank": 0.5 * above(outcome), "process-rank": 0.3 * above(product)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True, help="the result is OUT.pt; OUT.state* hold where the training stands")
    parser.add_argument("--start", required=True, help="checkpoint to go on from, or of a policy to grow from")
    parser.add_argument("--frozen", action="store_true", help="train the comparing layers and the heads only")
    parser.add_argument("--samples", nargs="+", default=[], help="the policy's solutions, from sample.py")
    parser.add_argument("--share", type=float, default=0.5, help="share of the examples that are the policy's solutions")
    parser.add_argument("--drills", type=float, default=0.06)
    parser.add_argument("--pairs", type=float, default=0.15)
    parser.add_argument("--learnt", type=float, default=0.1, help="share of the gold solutions that the language-model head learns too")
    parser.add_argument("--branches", type=int, default=5, help="solutions of one problem in a row")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--decay-from", type=float, default=0.6, help="progress at which the learning rate begins to fall; 1: never")
    parser.add_argument("--rate", type=float, default=0.3, help="factor of all learning rates")
    parser.add_argument("--old", type=float, default=1.0, help="factor of the learning rates of the layers that came from the policy")
    parser.add_argument("--batch", type=int, default=6000)
    Training.arguments(parser, 5e6)
    options = parser.parse_args()
    if Training.finished(options.out):
        return
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer(options.tokenizer)
    model = checkpoints.load(options.start)
    if isinstance(model, Policy):
        model = grow(model, tokenizer)
    if options.frozen:
        for parameter in (*model.model.embed_tokens.parameters(), *model.model.layers[:model.inner].parameters(),
                          *model.inner_norm.parameters(), *model.lm_head.parameters()):
            parameter.requires_grad_(False)
    model.to(options.device)
    optimizers = Optimizers(model, 0.02 * options.rate, 3e-3 * options.rate, grown_from=model.inner, old=options.old)
    training = Training(options.out, model, optimizers, options)
    print(f"parameters {sum(p.numel() for p in model.parameters())}", flush=True)
    samples = [record for path in options.samples for record in scored.read_samples(path)]
    shares = scored.Shares(options.share if samples else 0.0, options.drills, options.pairs, options.learnt)
    held_out = list(itertools.islice(generate(900, "numbers"), 100))

    def pool(number):
        seed = f"{options.seed}/{number}"
        examples = scored.verifier_examples(tokenizer, generate(seed, "train"), seed, shares, samples, options.branches)
        return corpus.pool(examples, options.batch, tokenizer.pad, seed=seed)

    for ids, positions, branches, learn, marks in training.batches(pool):
        with torch.autocast(options.device, dtype=torch.bfloat16):
            parts = losses(model, ids, positions, branches, learn, marks)
        sum(value for value in parts.values() if value.requires_grad).backward()
        keep_lanes_clean(model)
        optimizers.step(training.progress, options.decay_from)
        before = training.note["seen"] // 2e6
        training.note["learnt"] = training.note.get("learnt", 0) + int(((branches == 1) & (learn == 1) & (ids == tokenizer.end)).sum())
        training.count(ids.numel(), {name: value.item() for name, value in parts.items()})
        if training.note["seen"] // 2e6 > before:
            training.tell(f"own greedy on numbers: {greedy_accuracy(model.decoder(), tokenizer, held_out):.3f}"
                          f" (its language-model head has learnt from {training.note['learnt']} solutions here)")
    training.finish()


if __name__ == "__main__":
    main()
