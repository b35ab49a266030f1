#!/usr/bin/env python3
"""Turns an imported model of this repository back into a checkpoint to train on from: `restore.py models/demo-policy --out policy.pt`.

The weights come back as the 8-bit blocks hold them. A verifier's language-model head is not imported: it comes back as zeros, so what
the verifier would write itself cannot be measured. Needs the Python package onnx (Debian: python3-onnx).
"""

import argparse
import json

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


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    checkpoints.save(options.out, restore(options.directory))


if __name__ == "__main__":
    main()
