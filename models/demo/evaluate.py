#!/usr/bin/env python3
"""Measures policy and verifier on held-out splits: what one sample reaches, what a vote, what the verifier's choice, what it writes itself.

Every figure stands with the half width of its 95 % interval over problems. Accuracy within problems is, over all pairs of a right and a wrong
solution of one problem, the share in which the right one scores higher (a tie counts half): it is what a choice among the samples of
one problem needs, and what the AUC over all problems hides.
"""

import argparse
import itertools
import math
import random
import statistics

import torch

import checking
import checkpoints
import corpus
import skills
from grammar.splits import SPLITS, generate
from model import Decoder
from sample import drawn, solve
from tokenizer import Tokenizer

AGGREGATES = {"min": min, "product": math.prod, "last": lambda steps: steps[-1]}


def greedy_accuracy(decoder, tokenizer, problems):
    """The share of problems that greedy decoding solves."""
    return statistics.mean(_greedy(decoder, tokenizer, problems))


def _greedy(decoder, tokenizer, problems):
    return [checking.solved(p, texts[0]) for p, texts in zip(problems, solve(decoder, tokenizer, problems, 1, 0, 0))]


@torch.no_grad()
def score(verifier, tokenizer, pairs, tokens=8000):
    """Step scores and outcome score of each (problem text, solution text)."""
    device, rows = verifier.lm_head.weight.device, []
    for problem, text in pairs:
        ids = corpus.prompt(tokenizer, problem)
        start = len(ids)
        ids = ids + tokenizer.encode(text) + [tokenizer.end]
        rows.append((ids, [i for i in range(start, len(ids)) if ids[i] == tokenizer.newline]))
    results = [None] * len(rows)
    for chosen in _batches([len(ids) for ids, _ in rows], tokens):
        longest = max(len(rows[i][0]) for i in chosen)
        ids = torch.tensor([rows[i][0] + [tokenizer.pad] * (longest - len(rows[i][0])) for i in chosen], device=device)
        final, _ = verifier(ids)
        steps = torch.softmax(verifier.heads["process"](final).float(), -1)[..., 1].cpu()
        ends = torch.sigmoid(verifier.heads["outcome"](final).float())[..., 0].cpu()
        for row, i in enumerate(chosen):
            results[i] = [steps[row, at].item() for at in rows[i][1]] or [0.0], ends[row, len(rows[i][0]) - 1].item()
    return results


@torch.no_grad()
def compare(verifier, tokenizer, triples, tokens=8000):
    """P(first is better) of each (problem text, first, second), both orders averaged."""
    device, rows = verifier.lm_head.weight.device, []
    for problem, a, b in triples:
        for texts in ((a, b), (b, a)):
            ids = corpus.prompt(tokenizer, problem)[:-1]
            for text in texts:
                ids += [tokenizer.solution, *tokenizer.encode(text), tokenizer.end]
            rows.append([*ids, tokenizer.judge])
    judged = [0.0] * len(rows)
    for chosen in _batches([len(ids) for ids in rows], tokens):
        longest = max(len(rows[i]) for i in chosen)
        ids = torch.tensor([rows[i] + [tokenizer.pad] * (longest - len(rows[i])) for i in chosen], device=device)
        scores = torch.sigmoid(verifier.heads["pairwise"](verifier(ids)[0]).float())[..., 0].cpu()
        for row, i in enumerate(chosen):
            judged[i] = scores[row, len(rows[i]) - 1].item()
    return [(judged[2 * i] + 1 - judged[2 * i + 1]) / 2 for i in range(len(triples))]


def _batches(lengths, tokens):
    """Indices in batches of about `tokens` tokens, those of like length together."""
    order, batch = sorted(range(len(lengths)), key=lengths.__getitem__), []
    for i in order:
        if batch and (len(batch) + 1) * lengths[i] > tokens:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def auc(right, wrong):
    """The chance that a right one scores above a wrong one."""
    marked = sorted([(s, 1) for s in right] + [(s, 0) for s in wrong])
    if not right or not wrong:
        return float("nan")
    below = total = i = 0
    while i < len(marked):
        j = i
        while j < len(marked) and marked[j][0] == marked[i][0]:
            j += 1
        tied = [kind for _, kind in marked[i:j]]
        total += sum(tied) * (below + tied.count(0) / 2)
        below, i = below + tied.count(0), j
    return total / (len(right) * len(wrong))


def vote(keys, weights):
    """The answer with the largest sum of weights; the first of those with as much."""
    sums = {}
    for key, weight in zip(keys, weights):
        sums[key] = sums.get(key, 0.0) + weight
    return max(sums, key=sums.__getitem__)


def best(values):
    return max(range(len(values)), key=values.__getitem__)


class Table:
    """Figures by name, each from one value a problem."""

    def __init__(self):
        self.values = {}

    def add(self, name, value):
        self.values.setdefault(name, []).append(float(value))

    def lines(self):
        for name, values in self.values.items():
            half = 1.96 * statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else float("nan")
            yield f"{name:40} {statistics.mean(values):.3f} ± {half:.3f}   n {len(values)}"


def measure(records, verifier, tokenizer, pair_limit=4):
    """The table of one split, from records of `sample.py --greedy`."""
    table, extra = Table(), []
    unique = [(r["problem"], s["text"]) for r in records for s in r["solutions"]]
    scores = dict(zip(unique, score(verifier, tokenizer, unique))) if verifier else {}
    picker, triples, ties = random.Random(1), [], []
    every = {"process min": ([], []), "outcome": ([], []), "steps": ([], [])}
    for r in records:
        solutions, times = r["solutions"], sum(s["count"] for s in r["solutions"])
        known, counts = [s["right"] for s in solutions], [s["count"] for s in solutions]
        keys = [s["text"] if r["code"] else checking.answer(s["text"]) for s in solutions]
        truth = {key: right for key, right in zip(keys, known)}
        holds = [1.0 if r["code"] or checking.arithmetic_holds(s["text"]) else 0.001 for s in solutions]
        table.add("greedy", r["greedy"])
        table.add("one sample", sum(c for c, k in zip(counts, known) if k) / times)
        table.add("majority", truth[vote(keys, counts)])
        table.add("checker + majority", truth[vote(keys, [c * h for c, h in zip(counts, holds)])])
        table.add(f"any of {times} (oracle)", any(known))
        if not verifier:
            continue
        found = [scores[r["problem"], s["text"]] for s in solutions]
        rows = {name: [aggregate(steps) for steps, _ in found] for name, aggregate in AGGREGATES.items()}
        rows["outcome"] = [end for _, end in found]
        rows["process and outcome"] = [math.prod(steps) * end for steps, end in found]
        for name, values in rows.items():
            table.add(f"best by {name}", known[best(values)])
            table.add(f"vote by {name}", truth[vote(keys, [v * c for v, c in zip(values, counts)])])
            table.add(f"checker + best by {name}", known[best([v * h for v, h in zip(values, holds)])])
            table.add(f"checker + vote by {name}", truth[vote(keys, [v * c * h for v, c, h in zip(values, counts, holds)])])
        pairs = [(i, j) for i, a in enumerate(known) if a for j, b in enumerate(known) if not b]
        if pairs:
            for name, values in rows.items():
                table.add(f"within problems: {name}", statistics.mean((values[i] > values[j]) + (values[i] == values[j]) / 2 for i, j in pairs))
            for i, j in picker.sample(pairs, min(pair_limit, len(pairs))):
                triples.append((len(extra), (r["problem"], solutions[i]["text"], solutions[j]["text"])))
                ties.append(abs(rows["min"][i] - rows["min"][j]) < 0.05)
            extra.append(r)
        for s, (steps, end) in zip(solutions, found):
            every["process min"][s["right"]].append(min(steps))
            every["outcome"][s["right"]].append(end)
            if not r["code"]:
                for good, value in zip(s["steps"], steps):
                    every["steps"][good].append(value)
    lines = list(table.lines())
    if verifier:
        judged = compare(verifier, tokenizer, [t for _, t in triples])
        pairwise, tied = {}, {}
        for (problem, _), value, tie in zip(triples, judged, ties):
            right = (value > 0.5) + (value == 0.5) / 2
            pairwise.setdefault(problem, []).append(right)
            if tie:
                tied.setdefault(problem, []).append(right)
        within = Table()
        for values in pairwise.values():
            within.add("within problems: pairwise", statistics.mean(values))
        for values in tied.values():
            within.add("within problems: pairwise where steps tie", statistics.mean(values))
        lines += within.lines()
        lines += [f"{'AUC over problems: ' + name:40} {auc(right, wrong):.3f}" for name, (wrong, right) in every.items()]
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--policy", required=True)
    parser.add_argument("--verifier")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--splits", nargs="+", choices=SPLITS, default=["numbers", "compositions", "longer"])
    parser.add_argument("--seed", type=int, default=77)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--times", type=int, default=16)
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--cache", required=True, help="folder for the policy's solutions, so that other verifiers are measured on the same ones")
    parser.add_argument("--skills", type=int, default=0, help="measure the skills too, on so many problems of `numbers`")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    options = parser.parse_args()
    tokenizer, policy = Tokenizer(options.tokenizer), checkpoints.load(options.policy).to(options.device)
    verifier = checkpoints.load(options.verifier).to(options.device) if options.verifier else None
    for split in options.splits:
        problems = list(itertools.islice(generate(options.seed, split), options.count))
        path = f"{options.cache}/{split}-{options.seed}-{options.count}x{options.times}-{options.temperature}.jsonl"
        records = drawn(path, Decoder.of(policy), tokenizer, problems, options.times, options.temperature, options.seed, greedy=True)
        print(f"== {split}: {len(records)} problems, {options.times} samples at temperature {options.temperature}, seed {options.seed}")
        for line in measure(records, verifier, tokenizer):
            print(line, flush=True)
        if verifier and not verifier.lm_head.weight.any():
            print("verifier's own greedy: not measured, it came back without its language-model head")
        elif verifier:
            own = Table()
            for right in _greedy(verifier.decoder(), tokenizer, problems):
                own.add("verifier's own greedy", right)
            print("\n".join(own.lines()), flush=True)
    if options.skills:
        problems = list(itertools.islice((p for p in generate(options.seed, "numbers") if not p.tests), options.skills))
        print(f"== skills, {len(problems)} problems of numbers, seed {options.seed}")
        for name, (share, count) in skills.measure(Decoder.of(policy), tokenizer, problems, random.Random(options.seed)).items():
            half = 1.96 * math.sqrt(share * (1 - share) / count)
            print(f"{name:40} {share:.3f} ± {half:.3f}   n {count}", flush=True)


if __name__ == "__main__":
    main()
