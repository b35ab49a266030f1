"""Muon for the matrices inside the layers, AdamW for everything else."""

import torch


def orthogonalise(batch, steps=5):
    """Newton–Schulz iteration of a batch of matrices towards the nearest orthogonal ones."""
    x = batch.bfloat16()
    tall = x.shape[-2] > x.shape[-1]
    x = x.transpose(-1, -2) if tall else x
    x = x / (x.float().norm(dim=(-2, -1), keepdim=True).bfloat16() + 1e-7)
    for _ in range(steps):
        a = x @ x.transpose(-1, -2)
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return (x.transpose(-1, -2) if tall else x).float()


class Muon(torch.optim.Optimizer):
    """Momentum whose update is made orthogonal; matrices of one shape are handled together."""

    def __init__(self, parameters, lr, momentum=0.95):
        super().__init__(parameters, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            by_shape = {}
            for p in group["params"]:
                if p.grad is not None:
                    by_shape.setdefault(p.shape, []).append(p)
            for shape, members in by_shape.items():
                updates = []
                for p in members:
                    state = self.state[p]
                    if "momentum" not in state:
                        state["momentum"] = torch.zeros_like(p)
                    state["momentum"].lerp_(p.grad, 1 - group["momentum"])
                    updates.append(p.grad.lerp(state["momentum"], group["momentum"]))
                scale = group["lr"] * max(1.0, shape[0] / shape[1]) ** 0.5
                for p, update in zip(members, orthogonalise(torch.stack(updates))):
                    p.add_(update, alpha=-scale)


class Optimizers:
    """Both optimisers with one schedule: linear warm-up, flat, linear decay to a tenth over the last part."""

    def __init__(self, model, muon_lr=0.02, adam_lr=3e-3, warmup=100, grown_from=None, old=0.3):
        """`grown_from`: how many layers were trained before. They then go slowly (`old` of the rate), and so does what the new layers
        write, which large norm weights make loud."""
        inner, written, new, tokens, others = [], [], [], [], []
        for name, p in model.named_parameters():
            if not p.requires_grad:
                continue
            if ".layers." in name and p.dim() == 2:
                is_new = grown_from is not None and int(name.split(".layers.")[1].split(".")[0]) >= grown_from
                (written if is_new and ("o_proj" in name or "down_proj" in name) else new if is_new else inner).append(p)
            else:
                (tokens if "embed" in name else others).append(p)
        adam = lambda parameters, lr: torch.optim.AdamW(parameters, lr, betas=(0.9, 0.98), weight_decay=0.0)
        old = 1.0 if grown_from is None else old
        parts = [(Muon, inner, old * muon_lr), (Muon, new, muon_lr), (Muon, written, 0.5 * muon_lr), (adam, others, adam_lr),
                 (adam, tokens, 3 * old * adam_lr)]
        parts = [(make, parameters, lr) for make, parameters, lr in parts if parameters]
        self.parts = [make(parameters, lr) for make, parameters, lr in parts]
        self.full = [lr for _, _, lr in parts]
        self.model, self.warmup, self.turn = model, warmup, 0

    def step(self, progress, decay_from=0.6):
        """One update; `progress` is the share of the training that has passed."""
        self.turn += 1
        factor = min(1.0, self.turn / self.warmup)
        if decay_from < min(1.0, progress):
            factor *= max(0.05, (1 - progress) / (1 - decay_from))
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for part, lr in zip(self.parts, self.full):
            for group in part.param_groups:
                group["lr"] = lr * factor
            part.step()
        self.model.zero_grad(set_to_none=True)

    def state(self):
        """What goes on needs: the turn and the running means, those of the large matrices in half the bits."""
        shrink = lambda kept: {k: v.bfloat16() if torch.is_tensor(v) and v.dim() == 2 and k == "momentum" else v for k, v in kept.items()}
        parts = [part.state_dict() for part in self.parts]
        return {"turn": self.turn, "parts": [{**p, "state": {i: shrink(kept) for i, kept in p["state"].items()}} for p in parts]}

    def restore(self, state):
        self.turn = state["turn"]
        for part, kept in zip(self.parts, state["parts"]):
            part.load_state_dict(kept)
