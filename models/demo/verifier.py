"""The verifier: one backbone, a language-model head before its last layers, and three score heads at the end.

The next token is known only after the layers that compute it; whether the written token is right needs layers after them.
So the language-model head (which only training uses) reads the residual stream before the last four layers, and these
compare what was expected with what stands there.
"""

import itertools
import math
from dataclasses import replace

import torch
from torch import nn

import corpus
from grammar import words
from grammar.splits import generate
from model import HIDDEN, Decoder, Llama, Norm
from tokenizer import BYTES, NEWLINE


COMPARING = 4
LANE = 32
SPACE = BYTES[32]


class Verifier(nn.Module):
    """Step, outcome and pairwise scores from the final normed hidden state."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.model = Llama(shape)
        self.inner = shape.layers - COMPARING
        self.inner_norm = Norm(shape.hidden)
        self.lm_head = nn.Linear(shape.hidden, shape.vocabulary, bias=False)
        nn.init.normal_(self.lm_head.weight, std=0.02)
        self.heads = nn.ModuleDict({"process": nn.Linear(shape.hidden, 2), "outcome": nn.Linear(shape.hidden, 1),
                                    "pairwise": nn.Linear(shape.hidden, 1)})

    def forward(self, ids, places=None):
        """Final hidden states, and those the language-model head reads; `places` as `Llama.forward` takes them."""
        final, inner = self.model(ids, self.inner, places)
        return final, self.inner_norm(inner)

    def decoder(self):
        """Lets the verifier write solutions itself: the control of how much it knows."""
        return Decoder(self.model, list(self.model.layers[:self.inner]), self.inner_norm, self.lm_head)


@torch.no_grad()
def grow(policy, tokenizer, seed=1):
    """A verifier that starts with what a policy knows, and with layers that can compare.

    In the policy's last layers the token that was read is drowned by the one expected next. So the residual stream gets two
    lanes beside the policy's: one carries a code of the token read, untouched to the end; into the other the first new layer
    writes the code of what was expected here, which it fetches from the token before. The old layers neither read nor write the
    lanes; a large norm weight makes the lanes audible to the new ones.
    """
    old = policy.model
    main, loud = policy.shape.hidden, 35.0
    read, expected = slice(main, main + LANE), slice(main + LANE, main + 2 * LANE)
    shape = replace(policy.shape, hidden=main + 2 * LANE, layers=policy.shape.layers + COMPARING)
    shrink = math.sqrt(main / shape.hidden)
    model = Verifier(shape)
    codes, singles, common = _codes(tokenizer, seed)
    new = model.model
    new.embed_tokens.weight.zero_()
    new.embed_tokens.weight[:, :main] = old.embed_tokens.weight
    new.embed_tokens.weight[:, read] = codes

    def quiet(norm, weight):
        norm.weight.zero_()
        norm.weight[:main] = weight * shrink

    def audible(norm):
        norm.weight[:main] = shrink
        norm.weight[main:] = loud

    for layer, source in zip(new.layers, old.layers):
        for (name, wide), narrow in zip(layer.named_parameters(), source.parameters()):
            if wide.dim() == 2:
                wide.zero_()
                wide[:narrow.shape[0], :narrow.shape[1]] = narrow
        quiet(layer.input_layernorm, source.input_layernorm.weight)
        quiet(layer.post_attention_layernorm, source.post_attention_layernorm.weight)
    quiet(model.inner_norm, old.norm.weight)
    model.lm_head.weight.zero_()
    model.lm_head.weight[:, :main] = policy.lm_head.weight
    for layer in new.layers[len(old.layers):]:
        audible(layer.input_layernorm)
        audible(layer.post_attention_layernorm)
        layer.self_attn.o_proj.weight.zero_()
        layer.mlp.down_proj.weight.zero_()
    audible(new.norm)
    for head in model.heads.values():
        head.weight.mul_(0.3)
        head.bias.zero_()
    first, second = new.layers[len(old.layers)], new.layers[len(old.layers) + 1]
    _fetch_expected(first.self_attn, policy, codes, common, read, expected)

    def see_first(ids):
        x = new(ids, model.inner)[1]
        length = ids.shape[1]
        rotation, mask = (new.cos[:length], new.sin[:length]), torch.full((length, length), HIDDEN).triu(1)
        return first.post_attention_layernorm(x + first.self_attn(first.input_layernorm(x), rotation, mask))

    _compare(first.mlp, singles, read, expected, _in_solution(tokenizer, see_first))
    inside = _in_solution(tokenizer, lambda ids: second.input_layernorm(new(ids, model.inner + 1)[1]))
    _pool(second.self_attn, model.shape.head_dim, inside, read, expected)
    model.heads["process"].weight[:, read.stop - 1] = torch.tensor([0.5, -0.5])
    return model


def _codes(tokenizer, seed):
    """A code for each token, and which tokens the steps of word problems are made of.

    A constant, a place of its own for each token that such steps often hold, and random directions for names and the rest.
    """
    single = [*"0123456789", *(SPACE + sign for sign in "+-*/="), SPACE, NEWLINE, "The", ":", "."]
    named = ["a", "the", "x", *words.FEMALE, *words.MALE]
    generator = torch.Generator().manual_seed(seed)
    free = 1 + len(single)
    codes = torch.zeros(len(tokenizer), LANE)
    codes[:, free:-1] = nn.functional.normalize(torch.randn(len(tokenizer), LANE - 1 - free, generator=generator), dim=-1)
    for place, symbol in enumerate(single):
        token = tokenizer.vocabulary[symbol]
        codes[token] = 0
        codes[token, 1 + place] = 1
    codes[:, 0] = 1
    return codes, len(single), [tokenizer.vocabulary[s] for s in single + named if s in tokenizer.vocabulary]


def _fetch_expected(attention, policy, codes, common, read, expected):
    """Makes the first head look at the token before and write the code of what that one expected."""
    size, half = policy.shape.head_dim, policy.shape.head_dim // 2
    for projection in (attention.q_proj, attention.k_proj, attention.v_proj):
        projection.weight[:size] = 0
    for frequency in range(4):
        angle = policy.shape.theta ** (-frequency / half)
        attention.k_proj.weight[frequency, read.start] = 22.0
        attention.q_proj.weight[frequency, read.start] = 22.0 * math.cos(angle)
        attention.q_proj.weight[frequency + half, read.start] = -22.0 * math.sin(angle)
    # The slowest pair, as good as constant, lowers all scores so that only the wanted place is above zero: the scores scale
    # with how quiet the rest of a token's state is, and a quiet token elsewhere must not win.
    attention.k_proj.weight[half - 1, read.start] = 22.0
    attention.q_proj.weight[half - 1, read.start] = -22.0 * 3.6
    logits = (policy.lm_head.weight * policy.model.norm.weight)[common]
    directions = codes[common].T @ (logits - logits.mean(0))
    directions[0] = 0
    attention.v_proj.weight[:size, :policy.shape.hidden] = 0.07 * directions
    attention.o_proj.weight[expected, :size] = torch.eye(LANE)


def _compare(mlp, singles, read, expected, inside):
    """One unit for each pair of tokens: how much more the other one was expected than the one that was read."""
    for projection in (mlp.gate_proj, mlp.up_proj, mlp.down_proj):
        projection.weight.zero_()
    pairs = [(a, b) for a in range(1, singles + 1) for b in range(1, singles + 1) if a != b]
    for unit, (actual, other) in enumerate(pairs):
        mlp.gate_proj.weight[unit, expected.start + other] = 40.0
        mlp.gate_proj.weight[unit, expected.start + actual] = -40.0
        mlp.gate_proj.weight[unit, read.start + actual] = 100.0
        mlp.gate_proj.weight[unit, read.start] = -94.0
        mlp.up_proj.weight[unit] = inside
        mlp.down_proj.weight[expected.stop - 1, unit] = 0.2


def _pool(attention, size, inside, read, expected):
    """Makes the first head look at the least expected token of the solution so far and carry on how unexpected it was."""
    for projection in (attention.q_proj, attention.k_proj, attention.v_proj):
        projection.weight[:size] = 0
    steady = size // 2 - 1
    attention.q_proj.weight[steady, read.start] = 8.0
    attention.k_proj.weight[steady] = 100.0 * inside
    attention.k_proj.weight[steady, expected.stop - 1] = 4.0
    attention.v_proj.weight[0, expected.stop - 1] = 1.0
    attention.o_proj.weight[read.stop - 1, 0] = 1.0


def _in_solution(tokenizer, see, count=200):
    """A direction in the states that `see` shows whose value is 1 for tokens of a solution and 0 for those of a problem."""
    states, inside = [], []
    for problem in itertools.islice(generate(7, "train"), count):
        start = corpus.prompt(tokenizer, problem.text)
        states.append(see(torch.tensor([start + tokenizer.encode(problem.solution)]))[0])
        inside.append((torch.arange(states[-1].shape[0]) >= len(start)).float())
    x, y = torch.cat(states), torch.cat(inside)
    x[:, -LANE:] = 0
    direction = torch.linalg.solve(x.T @ x + 1e-3 * len(x) * torch.eye(x.shape[1]), x.T @ y)
    return direction


def keep_lanes_clean(model):
    """Before an update: the old layers go on writing nothing into the lanes."""
    main = model.shape.hidden - 2 * LANE
    for layer in model.model.layers[:model.inner]:
        for projection in (layer.self_attn.o_proj, layer.mlp.down_proj):
            if projection.weight.grad is not None:
                projection.weight.grad[main:] = 0
