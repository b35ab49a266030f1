"""The verifier: one backbone, a language-model head one layer before its end, and three score heads at the end.

The next token is known only after the layers that compute it; whether the written token is right needs a layer after them.
So the language-model head (which only training uses) reads the residual stream before the last layer, and the last layer
compares what was expected with what stands there.
"""

import torch
from torch import nn

from model import Decoder, Llama, Norm


class Verifier(nn.Module):
    """Step, outcome and pairwise scores from the final normed hidden state."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.model = Llama(shape)
        self.inner = shape.layers - 1
        self.inner_norm = Norm(shape.hidden)
        self.lm_head = nn.Linear(shape.hidden, shape.vocabulary, bias=False)
        nn.init.normal_(self.lm_head.weight, std=0.02)
        self.heads = nn.ModuleDict({"process": nn.Linear(shape.hidden, 2), "outcome": nn.Linear(shape.hidden, 1),
                                    "pairwise": nn.Linear(shape.hidden, 1)})

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
