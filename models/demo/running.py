"""A training that can be killed at any moment and goes on from where it last saved: weights, optimiser, random state and place in the data.

The data is a sequence of pools, each made from a seed of its own, so a place in it is two numbers. A state is three files (none
larger than 16 MiB for the models here): weights, optimiser, and, put in place last and at once, the note that names the two others.
"""

import glob
import json
import multiprocessing
import os
import time

import torch

import checkpoints


class Training:
    """One part of the making of the models: a loop over batches whose state is kept beside its result."""

    def __init__(self, out, model, optimizers, options):
        self.out, self.model, self.optimizers = out, model, optimizers
        self.tokens, self.limit, self.device, self.workers = options.tokens, options.minutes, options.device, options.workers
        self.every = options.save_every
        # On a CPU the time that this process has had, not what went by: a busy machine makes a training longer, not shorter.
        self.clock = time.process_time if options.device == "cpu" else time.monotonic
        self.note = {"seen": 0, "pool": 0, "batch": 0, "seconds": 0.0, "sums": {}}
        self.saved, self.started = time.monotonic(), self.clock()
        if os.path.exists(self._path("state.json")):
            self._resume()

    @staticmethod
    def finished(out):
        return os.path.exists(out + ".pt")

    @staticmethod
    def arguments(parser, tokens):
        """What every training can be told about its length and its machine."""
        parser.add_argument("--tokens", type=float, default=tokens, help="how many tokens to train on")
        parser.add_argument("--minutes", type=float, default=1e9, help="the end, with the fall of the learning rate before it, comes by then at the latest; on a CPU in time that it works")
        parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
        parser.add_argument("--save-every", type=float, default=120, help="seconds between two saves of where the training stands")
        parser.add_argument("--workers", type=int, default=0, help="processes that make the data beside the training; 0: the training makes it")

    @property
    def progress(self):
        """The share of the training that has passed, kills and pauses left out."""
        return max(self.note["seen"] / self.tokens, self.minutes / self.limit)

    @property
    def minutes(self):
        return (self.note["seconds"] + self.clock() - self.started) / 60

    def batches(self, make_pool):
        """Batch after batch until the training is over; `make_pool(i)` gives the list of batches of pool i, always the same."""
        for pool in self._pools(make_pool):
            for batch in pool[self.note["batch"]:]:
                if self.progress >= 1:
                    return
                # The place is that of the next batch: it is written only between two steps.
                self.note["batch"] += 1
                yield [part.to(self.device) for part in batch]
                if time.monotonic() - self.saved > self.every:
                    self.save()
            self.note["pool"], self.note["batch"] = self.note["pool"] + 1, 0

    def _pools(self, make_pool):
        if not self.workers:
            while True:
                yield make_pool(self.note["pool"])
        # Forked before the first pool is made, so that what `make_pool` holds need not be sent; each makes every n-th pool.
        context, first = multiprocessing.get_context("fork"), self.note["pool"]
        queues = [context.Queue(maxsize=2) for _ in range(self.workers)]
        makers = [context.Process(target=_make, args=(make_pool, first + i, self.workers, queue), daemon=True) for i, queue in enumerate(queues)]
        for maker in makers:
            maker.start()
        try:
            while True:
                made = queues[(self.note["pool"] - first) % self.workers].get(timeout=600)
                yield [[torch.from_numpy(part) for part in batch] for batch in made]
        finally:
            for maker in makers:
                maker.terminate()

    def count(self, tokens, losses, every=2e5):
        """Adds a step to the running means; prints them after every `every` tokens. True when it printed."""
        before = self.note["seen"] // every
        self.note["seen"] += tokens
        for name, value in losses.items():
            total, number = self.note["sums"].get(name, (0.0, 0))
            self.note["sums"][name] = (total + float(value), number + 1)
        if self.note["seen"] // every == before:
            return False
        self.tell("  ".join(f"{name} {total / number:.4f}" for name, (total, number) in sorted(self.note["sums"].items())))
        self.note["sums"] = {}
        return True

    def tell(self, text):
        print(f"{self.minutes:6.1f} min  {self.note['seen'] / 1e6:6.2f} M tokens  {text}", flush=True)

    def save(self):
        now = self.clock()
        self.note["seconds"] += now - self.started
        self.saved, self.started = time.monotonic(), now
        name = f"{self.note['pool']}-{self.note['batch']}"
        checkpoints.save(self._path(f"state-{name}.weights"), self.model)
        torch.save({"optimizers": self.optimizers.state(), "random": torch.get_rng_state()}, self._path(f"state-{name}.optimizer"))
        with open(self._path("state.json.part"), "w") as file:
            json.dump({**self.note, "name": name}, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(self._path("state.json.part"), self._path("state.json"))
        self._drop(but=name)

    def finish(self):
        """Writes the result and drops the state."""
        checkpoints.save(self.out + ".pt", self.model)
        if os.path.exists(self._path("state.json")):
            os.remove(self._path("state.json"))
        self._drop(but=None)
        self.tell("done")

    def _path(self, name):
        return f"{self.out}.{name}"

    def _drop(self, but):
        """Removes the files of other states, those of a save that was cut short among them."""
        for path in glob.glob(glob.escape(self.out) + ".state-*"):
            if but is None or f".state-{but}." not in path:
                os.remove(path)

    def _resume(self):
        with open(self._path("state.json")) as file:
            self.note = json.load(file)
        name = self.note.pop("name")
        self.model.load_state_dict(checkpoints.load(self._path(f"state-{name}.weights")).state_dict())
        rest = torch.load(self._path(f"state-{name}.optimizer"), map_location="cpu")
        self.optimizers.restore(rest["optimizers"])
        torch.set_rng_state(rest["random"])
        self.tell("goes on from here")


def _make(make_pool, number, step, queue):
    torch.set_num_threads(1)
    while True:
        queue.put([[part.numpy() for part in batch] for batch in make_pool(number)])
        number += step
