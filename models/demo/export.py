"""Hugging Face directories of the policy and the verifier, written whole and then put in place."""

import json
import os
import shutil
import struct

import torch

import skills

TEMPLATE = {"template": "<|problem|>{problem}<|solution|>", "stepSeparator": "\n", "end": "<|end|>"}


def write_safetensors(path, tensors):
    """The safetensors format: length of the header, header, raw little-endian data."""
    header, offset = {"__metadata__": {"format": "pt"}}, 0
    arrays = {name: t.detach().float().contiguous().numpy() for name, t in tensors.items()}
    for name, array in arrays.items():
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in arrays.values():
            file.write(array.tobytes())


def _directory(path, model, tokenizer, tokenizer_path, tensors, verify):
    fresh, old = path + ".new", path + ".old"
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    os.makedirs(fresh)
    files = {
        "config.json": model.shape.config(tokenizer),
        "verify.json": verify,
        "generation_config.json": {"bos_token_id": tokenizer.problem, "eos_token_id": tokenizer.end, "pad_token_id": tokenizer.pad,
                                   "do_sample": True, "temperature": 0.8},
        "tokenizer_config.json": {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<|problem|>", "eos_token": "<|end|>",
                                  "pad_token": "<|pad|>", "model_max_length": model.shape.positions, "clean_up_tokenization_spaces": False},
    }
    for name, content in files.items():
        with open(f"{fresh}/{name}", "w") as file:
            json.dump(content, file, indent=2)
            file.write("\n")
    shutil.copyfile(tokenizer_path, f"{fresh}/tokenizer.json")
    write_safetensors(f"{fresh}/model.safetensors", tensors)
    if os.path.exists(path):
        os.rename(path, old)
    os.rename(fresh, path)
    shutil.rmtree(old, ignore_errors=True)


def policy(path, model, tokenizer, tokenizer_path):
    """The policy as a `LlamaForCausalLM`, with a prompt for each skill that it was taught."""
    prompts = {name: skills.TEMPLATES[name] for name in skills.TAUGHT}
    _directory(path, model, tokenizer, tokenizer_path, model.state_dict(), {"kind": "policy", **TEMPLATE, "templates": prompts})


def verifier(path, model, tokenizer, tokenizer_path):
    """The verifier's backbone and heads; its language-model head is left out, since it reads an inner layer."""
    tensors = {n: t for n, t in model.state_dict().items() if n.startswith(("model.", "heads."))}
    head = lambda name, **rest: {"weight": f"heads.{name}.weight", "bias": f"heads.{name}.bias", **rest}
    heads = {"process": head("process", readout="softmax", **{"class": 1}, at="step"),
             "outcome": head("outcome", readout="sigmoid", at="end"),
             "pairwise": head("pairwise", readout="sigmoid", at="judge", joiner="<|solution|>", judge="<|judge|>")}
    _directory(path, model, tokenizer, tokenizer_path, tensors, {"kind": "reward", **TEMPLATE, "heads": heads})
