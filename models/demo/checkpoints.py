"""Loading and saving of checkpoints, and the command that turns one into a Hugging Face directory.

`checkpoints.py CHECKPOINT --tokenizer tokenizer.json --out DIRECTORY`
"""

import argparse
import os

import torch

import export
from model import Policy, Shape
from tokenizer import Tokenizer
from verifier import Verifier


def save(path, model):
    """Writes beside, then renames: a reader never sees half a file."""
    torch.save({"kind": type(model).__name__, "shape": model.shape.as_dict(), "model": model.state_dict()}, path + ".part")
    os.replace(path + ".part", path)


def load(path):
    """The model of a checkpoint."""
    data = torch.load(path, map_location="cpu")
    model = {"Policy": Policy, "Verifier": Verifier}[data.get("kind", "Policy")](Shape(**data["shape"]))
    model.load_state_dict(data["model"])
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    model, tokenizer = load(options.checkpoint), Tokenizer(options.tokenizer)
    write = export.policy if isinstance(model, Policy) else export.verifier
    write(options.out, model, tokenizer, options.tokenizer)


if __name__ == "__main__":
    main()
