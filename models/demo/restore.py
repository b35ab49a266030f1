#!/usr/bin/env python3
"""Turns an imported model of this repository back into a checkpoint to train on from: `restore.py models/demo-policy --out policy.pt`.

The weights come back as the 8-bit blocks hold them. A verifier's language-model head is not imported: it comes back as zeros, so that
what the verifier would write itself cannot be measured, or, with `--head`, as that of the policy it grew from, which fits a later state of
the same network nearly. With `--backbone` the network that the verifier reads with comes back as a policy. Needs the Python package
onnx (Debian: python3-onnx).
"""

import argparse
import json
import math

import numpy
import onnx
import torch

import checkpoints
from model import Policy, Shape
from verifier import Verifier

BLOCK_ZERO = 128


def tensors(directory):
    """All weights of an imported model by the names of its graphs, 8-bit blocks multiplied out."""
    found = {}
    for graph in ("model.onnx", "vocabulary.onnx"):
        try:
            initializers = onnx.load(f"{directory}/{graph}", load_external_data=False).graph.initializer
        except FileNotFoundError:
            continue
        for t in initializers:
            where = {e.key: e.value for e in t.external_data}
            if where:
                kind = {1: numpy.float32, 2: numpy.uint8}[t.data_type]
                found[t.name] = numpy.fromfile(f"{directory}/{where['location']}", kind, int(numpy.prod(t.dims)), offset=int(where["offset"])).reshape(t.dims)
    whole = {}
    for name, array in found.items():
        if array.dtype == numpy.uint8:
            scales = found[name.rsplit(".", 1)[0] + ".scales"]
            blocks = array.reshape(*scales.shape, -1).astype(numpy.float32) - BLOCK_ZERO
            array = (blocks * scales[..., None]).reshape(scales.shape[0], -1)
        if not name.endswith(".scales"):
            whole[name] = torch.tensor(array)
    return whole


def restore(directory):
    """The model of a directory that `verify import` wrote; a verifier without its language-model head."""
    with open(f"{directory}/manifest.json") as file:
        manifest = json.load(file)
    weights = tensors(directory)
    shape = Shape(manifest["vocabularySize"], manifest["hiddenWidth"], len(weights["layer.0.feed_forward.gate.weight"]), manifest["layers"],
                  manifest["queryHeads"], manifest["keyValueHeads"], manifest["headWidth"], positions=manifest["contextLength"])
    model = Policy(shape) if manifest["kind"] == "policy" else Verifier(shape)
    state = {"model.embed_tokens.weight": weights["embedding.table"], "model.norm.weight": weights["hidden.weight"]}
    wide, narrow = shape.heads * shape.head_dim, shape.kv_heads * shape.head_dim
    for i in range(shape.layers):
        old, new = f"layer.{i}.", f"model.layers.{i}."
        q, k, v = weights[old + "attention.qkv.weight"].split((wide, narrow, narrow))
        state |= {new + "self_attn.q_proj.weight": q, new + "self_attn.k_proj.weight": k, new + "self_attn.v_proj.weight": v,
                  new + "self_attn.o_proj.weight": weights[old + "attention.output.weight"],
                  new + "input_layernorm.weight": weights[old + "attention_norm.weight"],
                  new + "post_attention_layernorm.weight": weights[old + "feed_forward_norm.weight"]}
        state |= {new + f"mlp.{part}_proj.weight": weights[old + f"feed_forward.{part}.weight"] for part in ("gate", "up", "down")}
    state["lm_head.weight"] = weights["logits.weight"] if manifest["kind"] == "policy" else torch.zeros(shape.vocabulary, shape.hidden)
    for place, head in enumerate(manifest["heads"]):
        state |= {f"heads.{head['name']}.{part}": weights[f"head.{place}.{part}"] for part in ("weight", "bias")}
    missing, unexpected = model.load_state_dict(state, strict=False)
    assert not unexpected and all(name.startswith("inner_norm") for name in missing), (missing, unexpected)
    return model


@torch.no_grad()
def lend_head(verifier, policy):
    """Gives a verifier the final norm and the head of the policy whose network it reads with."""
    main = policy.shape.hidden
    verifier.inner_norm.weight.zero_()
    verifier.inner_norm.weight[:main] = policy.model.norm.weight * math.sqrt(main / verifier.shape.hidden)
    verifier.lm_head.weight.zero_()
    verifier.lm_head.weight[:, :main] = policy.lm_head.weight


@torch.no_grad()
def backbone(verifier, policy):
    """What `grow` did, undone: the layers before the comparing ones, without the lanes, as a policy with the given one's norm and head."""
    main = policy.shape.hidden
    wide = math.sqrt(verifier.shape.hidden / main)
    policy.model.embed_tokens.weight.copy_(verifier.model.embed_tokens.weight[:, :main])
    for layer, source in zip(policy.model.layers, verifier.model.layers):
        for mine, theirs in zip(layer.parameters(), source.parameters()):
            mine.copy_(theirs[:mine.shape[0], :mine.shape[1]] if mine.dim() == 2 else theirs[:main] * wide)
    return policy


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory")
    parser.add_argument("--out", required=True)
    parser.add_argument("--head", help="for a verifier: directory of the imported policy whose language-model head it gets")
    parser.add_argument("--backbone", action="store_true", help="write the verifier's backbone as a policy, with that head")
    options = parser.parse_args()
    model = restore(options.directory)
    if options.head:
        policy = restore(options.head)
        lend_head(model, policy)
        model = backbone(model, policy) if options.backbone else model
    elif options.backbone:
        parser.error("--backbone needs --head")
    checkpoints.save(options.out, model)


if __name__ == "__main__":
    main()
