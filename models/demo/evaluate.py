#!/usr/bin/env python3
"""Measures policy and verifier on held-out splits: what one sample reaches, what a vote, and what the verifier's choice."""

import argparse
import itertools
import math

import torch

import checking
import checkpoints
import corpus
from grammar.splits import SPLITS, generate
from model import Decoder
from sample import solve
from tokenizer import Tokenizer


def greedy_accuracy(decoder, tokenizer, problems):
    """The share of problems that greedy decoding solves."""
    return sum(checking.solved(p, texts[0]) for p, texts in zip(problems, solve(decoder, tokenizer, problems, 1, 0, 0))) / len(problems)


def score(verifier, tokenizer, pairs, tokens=8000):
    """Step scores and outcome score of each (problem text, solution text)."""
    rows = []
    for problem, text in pairs:
        ids = corpus.prompt(tokenizer, problem)
        start = len(ids)
        ids = ids + tokenizer.encode(text) + [tokenizer.end]
        rows.append((ids, [i for i in range(start, len(ids)) if ids[i] == tokenizer.newline]))
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    results = [None] * len(rows)
    while order:
        longest = len(rows[order[min(len(order), 64) - 1]][0])
        chosen, order = order[:max(1, min(64, tokens // longest))], order[max(1, min(64, tokens // longest)):]
        longest = max(len(rows[i][0]) for i in chosen)
        ids = torch.tensor([rows[i][0] + [tokenizer.pad] * (longest - len(rows[i][0])) for i in chosen])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            final, _ = verifier(ids)
            steps = torch.softmax(verifier.heads["process"](final).float(), -1)[..., 1]
            ends = torch.sigmoid(verifier.heads["outcome"](final).float())[..., 0]
        for row, i in enumerate(chosen):
            results[i] = [steps[row, at].item() for at in rows[i][1]] or [0.0], ends[row, len(rows[i][0]) - 1].item()
    return results


def compare(verifier, tokenizer, triples):
    """P(first is better) of each (problem text, first, second), both orders averaged."""
    def one(problem, a, b):
        ids = corpus.prompt(tokenizer, problem)[:-1]
        for text in (a, b):
            ids += [tokenizer.solution, *tokenizer.encode(text), tokenizer.end]
        ids = torch.tensor([ids + [tokenizer.judge]])
        with torch.no_grad():
            return torch.sigmoid(verifier.heads["pairwise"](verifier(ids)[0][0, -1]).float()).item()
    return [(one(p, a, b) + 1 - one(p, b, a)) / 2 for p, a, b in triples]


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
        ones = sum(m for _, m in marked[i:j])
        zeros = j - i - ones
        total += ones * (below + zeros / 2)
        below += zeros
        i = j
    return total / len(right) / len(wrong)


def vote(texts, keys, weights):
    """The first text of the heaviest group."""
    groups = {}
    for key, weight in zip(keys, weights):
        groups[key] = groups.get(key, 0) + weight
    return texts[max(range(len(texts)), key=lambda i: groups[keys[i]])]


AGGREGATES = {"min": min, "product": math.prod, "last": lambda steps: steps[-1]}


def measure(policy, verifier, tokenizer, split, seed, count, times, temperature):
    """All figures of one split."""
    problems = list(itertools.islice(generate(seed, split), count))
    samples = solve(Decoder.of(policy), tokenizer, problems, times, temperature, seed)
    greedy = solve(Decoder.of(policy), tokenizer, problems, 1, 0, seed)
    checking.run_tests([(p, text) for p, texts in zip(problems, samples) if p.tests for text in texts])
    verdicts = [{text: checking.solved(p, text) for text in set(texts)} for p, texts in zip(problems, samples)]
    sums = {"greedy": sum(checking.solved(p, t[0]) for p, t in zip(problems, greedy))}

    def add(name, value):
        sums[name] = sums.get(name, 0) + value

    unique = [(p.text, text) for p, known in zip(problems, verdicts) for text in known]
    scores = dict(zip(unique, score(verifier, tokenizer, unique))) if verifier else {}
    outcomes, steps_right, steps_wrong = ([], []), [], []
    for p, texts, known in zip(problems, samples, verdicts):
        keys = [text if p.tests else checking.answer(text) for text in texts]
        add("pass@1", sum(known[t] for t in texts) / times)
        add(f"pass@{times}", any(known.values()))
        add("majority", known[vote(texts, keys, [1] * times)])
        holds = [p.tests is not None or checking.arithmetic_holds(t) for t in texts]
        add("checker + majority", known[vote(texts, keys, [1.0 if h else 0.001 for h in holds])])
        if not verifier:
            continue
        for name, aggregate in AGGREGATES.items():
            values = [aggregate(scores[p.text, t][0]) for t in texts]
            add(f"best by {name}", known[texts[max(range(times), key=values.__getitem__)]])
            add(f"vote by {name}", known[vote(texts, keys, values)])
        ends = [scores[p.text, t][1] for t in texts]
        add("best by outcome", known[texts[max(range(times), key=ends.__getitem__)]])
        add("vote by outcome", known[vote(texts, keys, ends)])
        values = [min(scores[p.text, t][0]) * (1 if h else 0.001) for t, h in zip(texts, holds)]
        add("checker + best by min", known[texts[max(range(times), key=values.__getitem__)]])
        for text in texts:
            outcomes[known[text]].append(min(scores[p.text, text][0]))
            if not p.tests:
                for good, s in zip(checking.step_labels(p, text), scores[p.text, text][0]):
                    (steps_right if good else steps_wrong).append(s)
    figures = {name: value / count for name, value in sums.items()}
    if verifier:
        figures["AUC of solutions (min)"] = auc(outcomes[1], outcomes[0])
        figures["AUC of steps"] = auc(steps_right, steps_wrong)
        own = solve(verifier.decoder(), tokenizer, problems, 1, 0, seed)
        figures["verifier's own greedy"] = sum(checking.solved(p, t[0]) for p, t in zip(problems, own)) / count
        triples = [(p.text, right[0], wrong[0]) for p, known in zip(problems, verdicts)
                   for right, wrong in [([t for t in known if known[t]], [t for t in known if not known[t]])] if right and wrong]
        judged = compare(verifier, tokenizer, triples[:100])
        figures["pairs judged rightly"] = sum(j > 0.5 for j in judged) / max(1, len(judged))
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--policy", required=True)
    parser.add_argument("--verifier")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--splits", nargs="+", choices=SPLITS, default=[s for s in SPLITS if s != "train"])
    parser.add_argument("--seed", type=int, default=77)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--times", type=int, default=16)
    parser.add_argument("--temperature", type=float, default=0.8)
    options = parser.parse_args()
    tokenizer, policy = Tokenizer(options.tokenizer), checkpoints.load(options.policy)
    verifier = checkpoints.load(options.verifier) if options.verifier else None
    table = {split: measure(policy, verifier, tokenizer, split, options.seed, options.count, options.times, options.temperature)
             for split in options.splits}
    names = list(dict.fromkeys(name for figures in table.values() for name in figures))
    print(f"{'':24}" + "".join(f"{split:>14}" for split in table))
    for name in names:
        print(f"{name:24}" + "".join(f"{table[split][name]:14.3f}" for split in table), flush=True)


if __name__ == "__main__":
    main()
