"""The verifier: one backbone, a language-model head two layers before its end, and three score heads at the end.

The next token is known only after the layers that compute it; whether the written token is right needs layers after them.
So the language-model head (which only training uses) reads the residual stream before the last two layers, and these
compare what was expected with what stands there.
"""

from dataclasses import replace

import torch
from torch import nn

from model import Decoder, Llama, Norm


class Verifier(nn.Module):
    """Step, outcome and pairwise scores from the final normed hidden state."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.model = Llama(shape)
        self.inner = shape.layers - 2
        self.inner_norm = Norm(shape.hidden)
        self.lm_head = nn.Linear(shape.hidden, shape.vocabulary, bias=False)
        nn.init.normal_(self.lm_head.weight, std=0.02)
        self.heads = nn.ModuleDict({"process": nn.Linear(shape.hidden, 2), "outcome": nn.Linear(shape.hidden, 1),
                                    "pairwise": nn.Linear(shape.hidden, 1)})

    @staticmethod
    @torch.no_grad()
    def grow(policy, extra):
        """A verifier that starts with what an early policy knows, and with more layers, which at first change nothing."""
        model = Verifier(replace(policy.shape, layers=policy.shape.layers + extra))
        model.model.load_state_dict(policy.model.state_dict(), strict=False)
        for layer in model.model.layers[policy.shape.layers:]:
            layer.self_attn.o_proj.weight.zero_()
            layer.mlp.down_proj.weight.zero_()
        model.inner_norm.load_state_dict(policy.model.norm.state_dict())
        model.lm_head.load_state_dict(policy.lm_head.state_dict())
        return model

    def forward(self, ids):
        """Final hidden states, and those the language-model head reads."""
        final, inner = self.model(ids, self.inner)
        return final, self.inner_norm(inner)

    def decoder(self):
        """Lets the verifier write solutions itself: the control of how much it knows."""
        return Decoder(self.model, list(self.model.layers[:self.inner]), self.inner_norm, self.lm_head)

    @torch.no_grad()
    def step_scores(self, ids):
        """P(right so far) at every position."""
        return torch.softmax(self.heads["process"](self(ids)[0]).float(), -1)[..., 1]
