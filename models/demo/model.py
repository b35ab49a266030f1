"""A small Llama in plain PyTorch, with the names and conventions of Hugging Face, and a batched sampler."""

import math
from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional as F

# Added to the scores of what may not be seen. The verifier's comparing layers have scores of many thousands, and the token before, which they
# look for, has its like at the same position of every other branch of a row: this must be larger than any score.
HIDDEN = -1e9


@dataclass
class Shape:
    """The sizes of a model; every inner dimension is a multiple of 32, the block of 8-bit quantisation."""
    vocabulary: int
    hidden: int
    intermediate: int
    layers: int
    heads: int
    kv_heads: int
    head_dim: int = 32
    theta: float = 10000.0
    positions: int = 1024

    def config(self, tokenizer):
        """The `config.json` of this shape."""
        return {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": self.hidden,
                "intermediate_size": self.intermediate, "num_hidden_layers": self.layers, "num_attention_heads": self.heads,
                "num_key_value_heads": self.kv_heads, "head_dim": self.head_dim, "rms_norm_eps": 1e-5, "rope_theta": self.theta,
                "vocab_size": self.vocabulary, "max_position_embeddings": self.positions, "tie_word_embeddings": False,
                "hidden_act": "silu", "attention_bias": False, "mlp_bias": False, "bos_token_id": tokenizer.problem,
                "eos_token_id": tokenizer.end, "pad_token_id": tokenizer.pad, "torch_dtype": "float32"}

    as_dict = asdict


class Norm(nn.Module):
    """RMS norm."""

    def __init__(self, size):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))

    def forward(self, x):
        wide = x.float()
        return (wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + 1e-5)).to(x.dtype) * self.weight.to(x.dtype)


class Attention(nn.Module):
    """Causal self-attention with grouped key and value heads and rotary positions (half-split convention)."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        width, kv_width = shape.heads * shape.head_dim, shape.kv_heads * shape.head_dim
        self.q_proj = nn.Linear(shape.hidden, width, bias=False)
        self.k_proj = nn.Linear(shape.hidden, kv_width, bias=False)
        self.v_proj = nn.Linear(shape.hidden, kv_width, bias=False)
        self.o_proj = nn.Linear(width, shape.hidden, bias=False)

    def forward(self, x, rotation, mask, cache=None):
        batch, length, _ = x.shape
        split = lambda y: y.view(batch, length, -1, self.shape.head_dim).transpose(1, 2)
        q, k, v = _rotate(split(self.q_proj(x)), rotation), _rotate(split(self.k_proj(x)), rotation), split(self.v_proj(x))
        if cache is not None:
            k, v = cache.extend(k, v)
        group = self.shape.heads // self.shape.kv_heads
        k, v = (y.repeat_interleave(group, dim=1) for y in (k, v))
        # Scaled before the product: the scores are by far the largest tensor here, and every pass over them costs.
        scores = (q * (1 / math.sqrt(self.shape.head_dim))) @ k.transpose(-1, -2) + mask.to(q.dtype)
        mixed = F.softmax(scores, -1, dtype=v.dtype) @ v
        return self.o_proj(mixed.transpose(1, 2).reshape(batch, length, -1))


class Mlp(nn.Module):
    """SwiGLU."""

    def __init__(self, shape):
        super().__init__()
        self.gate_proj = nn.Linear(shape.hidden, shape.intermediate, bias=False)
        self.up_proj = nn.Linear(shape.hidden, shape.intermediate, bias=False)
        self.down_proj = nn.Linear(shape.intermediate, shape.hidden, bias=False)

    def forward(self, x):
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


class Layer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.self_attn = Attention(shape)
        self.mlp = Mlp(shape)
        self.input_layernorm = Norm(shape.hidden)
        self.post_attention_layernorm = Norm(shape.hidden)

    def forward(self, x, rotation, mask, cache=None):
        x = x + self.self_attn(self.input_layernorm(x), rotation, mask, cache)
        return x + self.mlp(self.post_attention_layernorm(x))


class Llama(nn.Module):
    """The backbone: token ids to normed hidden states."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.embed_tokens = nn.Embedding(shape.vocabulary, shape.hidden)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = Norm(shape.hidden)
        inverse = shape.theta ** (-torch.arange(0, shape.head_dim, 2).float() / shape.head_dim)
        angles = torch.arange(shape.positions).float()[:, None] * inverse[None]
        self.register_buffer("cos", angles.cos(), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                scale = 1.0 / math.sqrt(2 * shape.layers) if name.endswith(("o_proj.weight", "down_proj.weight")) else 1.0
                nn.init.normal_(parameter, std=1.0 if "embed" in name else scale / math.sqrt(parameter.shape[1]))

    def forward(self, ids, inner=None, places=None):
        """Final hidden states; with `inner`, also the residual stream after that many layers.

        `places` are the position and the branch of every token, where a row holds several continuations of one beginning: branch
        0 is the beginning, and a token sees the beginning and its own branch. Without it a row is one text.
        """
        length = ids.shape[1]
        mask = torch.full((length, length), HIDDEN, device=ids.device).triu(1)
        rotation = self.cos[:length], self.sin[:length]
        if places is not None:
            positions, branches = places
            rotation = self.cos[positions][:, None], self.sin[positions][:, None]
            apart = (branches[:, None, :] != 0) & (branches[:, None, :] != branches[:, :, None])
            mask = (mask[None] + apart * HIDDEN)[:, None]
        x, kept = self.embed_tokens(ids), None
        for i, layer in enumerate(self.layers):
            x = layer(x, rotation, mask)
            if i + 1 == inner:
                kept = x
        return self.norm(x) if inner is None else (self.norm(x), kept)


class Policy(nn.Module):
    """The backbone with a language-model head."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.model = Llama(shape)
        self.lm_head = nn.Linear(shape.hidden, shape.vocabulary, bias=False)
        nn.init.normal_(self.lm_head.weight, std=0.02)

    def forward(self, ids):
        return self.lm_head(self.model(ids))


@torch.no_grad()
def ease_copying(embedding, head, twins):
    """Starts the head as a small copy of the embedding, and a word as itself with a space before it.

    Most of a solution is copied from the problem: so started, one circuit copies every token, where otherwise each token had
    to be learnt by itself. The embedding starts as large as what the layers add to it, else the token is soon drowned.
    """
    for plain, spaced in twins:
        embedding.weight[plain] = 0.9 * embedding.weight[spaced] + 0.4 * embedding.weight[plain]
    head.weight.copy_(0.03 * embedding.weight)


def _rotate(x, rotation):
    cos, sin = (t.to(x.dtype) for t in rotation)
    first, second = x.chunk(2, -1)
    return torch.cat((first * cos - second * sin, second * cos + first * sin), -1)


class Cache:
    """Keys and values of one layer while sampling."""

    def __init__(self):
        self.k = self.v = None

    def extend(self, k, v):
        self.k = k if self.k is None else torch.cat((self.k, k), 2)
        self.v = v if self.v is None else torch.cat((self.v, v), 2)
        return self.k, self.v


class Decoder:
    """What sampling needs of a model: the layers to run, the norm and the head after them."""

    def __init__(self, backbone, layers, norm, head):
        self.backbone, self.layers, self.norm, self.head = backbone, layers, norm, head

    @staticmethod
    def of(policy):
        return Decoder(policy.model, list(policy.model.layers), policy.model.norm, policy.lm_head)

    @torch.no_grad()
    def sample(self, prompts, temperature, end, pad, limit=140, generator=None, times=1):
        """`times` continuations for each prompt (lists of ids) in a row, without the prompt and without the end token.

        Prompts are padded on the left and read once, as one batch; finished rows leave it.
        """
        backbone, count = self.backbone, len(prompts)
        longest = max(map(len, prompts))
        device = backbone.cos.device
        ids = torch.tensor([[pad] * (longest - len(p)) + list(p) for p in prompts], device=device)
        starts = torch.tensor([longest - len(p) for p in prompts], device=device)
        positions = (torch.arange(longest, device=device)[None] - starts[:, None]).clamp(min=0)
        hidden_keys = torch.arange(longest, device=device)[None] < starts[:, None]
        mask = torch.full((longest, longest), HIDDEN, device=device).triu(1)[None] + hidden_keys[:, None].float() * HIDDEN
        caches = [Cache() for _ in self.layers]
        results, alive = [[] for _ in range(count * times)], list(range(count * times))
        for turn in range(limit):
            x = backbone.embed_tokens(ids)
            rotation = backbone.cos[positions][:, None], backbone.sin[positions][:, None]
            for layer, cache in zip(self.layers, caches):
                x = layer(x, rotation, mask[:, None], cache)
            logits = self.head(self.norm(x[:, -1])).float()
            if turn == 0 and times > 1:
                again = lambda t: t.repeat_interleave(times, 0)
                logits, hidden_keys, positions = again(logits), again(hidden_keys), again(positions)
                for cache in caches:
                    cache.k, cache.v = again(cache.k), again(cache.v)
            if temperature > 0:
                token = torch.multinomial(F.softmax(logits / temperature, -1), 1, generator=generator)[:, 0]
            else:
                token = logits.argmax(-1)
            going = token != end
            for row, t, on in zip(alive, token.tolist(), going.tolist()):
                if on:
                    results[row].append(t)
            if not going.any():
                break
            keep = going.nonzero()[:, 0]
            alive = [alive[i] for i in keep.tolist()]
            if len(keep) < len(going):
                for cache in caches:
                    cache.k, cache.v = cache.k[keep], cache.v[keep]
            hidden_keys, positions, ids = hidden_keys[keep], positions[keep][:, -1:] + 1, token[keep][:, None]
            hidden_keys = torch.cat((hidden_keys, torch.zeros(len(keep), 1, dtype=torch.bool, device=device)), 1)
            mask = hidden_keys[:, None].float() * HIDDEN
        return results
