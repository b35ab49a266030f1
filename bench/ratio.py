#!/usr/bin/env python3
"""Runs a command of the bench with two builds in turns and prints the median ratio of every figure that it prints.

usage: bench/ratio.py [--runs 9] [--within LOW HIGH] [--figures PATTERN] BASE [HEAD] -- COMMAND [ARGUMENT...]

BASE and HEAD are commits, each built in a worktree of its own that is removed at the end, or folders: checkouts whose bench is built
(dotnet build -c Release bench). HEAD left out is the commit that is checked out. Needs git, the .NET SDK and Python, nothing else.

A figure is a number in a cell of a table, labelled by the row's first cell and the column's head, or a number in a line, labelled by the
line's words. The ratio is HEAD divided by BASE of the two runs of a pair, so that a load that comes and goes counts little; which of them
runs first alternates. A figure that the command rounds to two digits has a ratio as coarse as that; the times of the whole run, which are
added here, are not rounded, but include start-up and the loading of the models.
"""

import argparse
import fnmatch
import os
import pathlib
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.]*\w)")
WHOLE_RUN = "whole run"


def say(text):
    print(text, file=sys.stderr, flush=True)


def cells(line):
    """The cells of a table's line; None when it is no table's. Columns are set apart by bars, or by two blanks and more."""
    line = line.strip()
    if line.startswith("|") and line.endswith("|"):
        return [cell.strip() for cell in line[1:-1].split("|")]
    parts = re.split(r"\s{2,}", line)
    return parts if len(parts) > 1 else None


def figures(text):
    """Every figure of an output by its label, in order."""
    found, heads = {}, None

    def add(label, value):
        # The same label again, as in a second table of the same form, is numbered.
        name, again = label, 2
        while name in found:
            name, again = f"{label} ({again})", again + 1
        found[name] = float(value)

    for line in text.splitlines():
        row = cells(line)
        if row is None:
            heads = None
            words = NUMBER.sub("#", line).strip()
            numbers = NUMBER.findall(line)
            for place, number in enumerate(numbers):
                add(words if len(numbers) == 1 else f"{words} [{place + 1}]", number)
        elif all(re.fullmatch(r":?-+:?", cell) for cell in row):
            continue  # the rule below a table's head
        elif not any(NUMBER.fullmatch(cell) for cell in row):
            heads = row
        else:
            for place, cell in enumerate(row):
                if place > 0 and NUMBER.fullmatch(cell):
                    head = heads[place] if heads and len(heads) == len(row) else f"column {place + 1}"
                    first = heads[0] + " " if heads and NUMBER.fullmatch(row[0]) else ""
                    add(f"{first}{row[0]}: {head}", cell)
    return found


class Builds:
    """Makes a bench of a commit or finds the one in a folder; worktrees are removed at the end, also after a failure."""

    def __enter__(self):
        self.work = tempfile.TemporaryDirectory(prefix="verify-ratio-")
        self.trees = []
        return self

    def __exit__(self, *_):
        for tree in self.trees:
            subprocess.run(["git", "-C", REPOSITORY, "worktree", "remove", "--force", tree], check=False)
        self.work.cleanup()

    def get(self, source, side):
        folder = pathlib.Path(source)
        return self._find(folder) if folder.is_dir() else self._find(self._build(source, side))

    def _build(self, commit, side):
        tree = pathlib.Path(self.work.name) / side
        git = ["git", "-C", REPOSITORY]
        named = subprocess.run([*git, "log", "-1", "--format=%h %s", commit, "--"], capture_output=True, text=True, check=False)
        if named.returncode != 0:
            sys.exit(f"'{commit}' is neither a folder nor a commit")
        say(f"building {side}: {named.stdout.strip()}")
        # Listed before it is made, so that a half-made one is removed too.
        self.trees.append(tree)
        subprocess.run([*git, "worktree", "add", "--quiet", "--detach", tree, commit], check=True)
        command = ["dotnet", "build", "-c", "Release", "-v", "quiet", "--disable-build-servers", tree / "bench"]
        built = subprocess.run(command, capture_output=True, text=True, check=False)
        if built.returncode != 0:
            sys.exit(built.stdout + built.stderr)
        return tree

    @staticmethod
    def _find(folder):
        found = sorted(folder.glob("bench/bin/Release/*/Verify.Bench.dll"))
        if len(found) != 1:
            sys.exit(f"'{folder}' holds {len(found)} Release builds of the bench; make one with: dotnet build -c Release bench")
        return found[0].resolve()


def run(program, command):
    """The figures of one run, and what the whole of it took."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(["dotnet", program, *command], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    wall, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{program} ended with code {done.returncode}:\n{done.stdout}{done.stderr}")
    found = figures(done.stdout)
    if not found:
        sys.exit(f"the command printed no figure:\n{done.stdout}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {**found, f"{WHOLE_RUN}: processor seconds": processor, f"{WHOLE_RUN}: seconds": wall}


def ratio(base, head):
    if base == head:
        return 1.0
    return head / base if base else float("inf")


def report(pairs, pattern):
    """Prints a line for each figure; returns the medians by label."""
    labels = [label for label in pairs[0][0] if all(label in run for pair in pairs for run in pair) and fnmatch.fnmatch(label, pattern)]
    for label in pairs[0][0]:
        if label not in labels and fnmatch.fnmatch(label, pattern):
            say(f"not in every run, so left out: {label}")
    print("| figure | base | head | median ratio | least | most |")
    print("| --- | --- | --- | --- | --- | --- |")
    medians = {}
    for label in labels:
        base, head = ([pair[side][label] for pair in pairs] for side in (0, 1))
        ratios = [ratio(*both) for both in zip(base, head)]
        medians[label] = statistics.median(ratios)
        print(
            f"| {label} | {statistics.median(base):g} | {statistics.median(head):g} "
            f"| {medians[label]:.3f} | {min(ratios):.3f} | {max(ratios):.3f} |"
        )
    return medians


def main():
    split = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", metavar="BASE")
    parser.add_argument("head", metavar="HEAD", nargs="?", default="HEAD")
    parser.add_argument("--runs", type=int, default=9, help="runs of each build (9)")
    parser.add_argument("--within", type=float, nargs=2, metavar=("LOW", "HIGH"), help="exit with 1 when a median ratio is outside")
    parser.add_argument("--figures", default="*", metavar="PATTERN", help="only figures whose labels match, for instance '*: ratio*'")
    arguments = parser.parse_args(sys.argv[1:split])
    command = sys.argv[split + 1 :]
    if not command or arguments.runs < 1:
        parser.error("at least one run of a command is needed; the command follows --")

    if missing := [tool for tool in ("git", "dotnet") if shutil.which(tool) is None]:
        sys.exit(f"this needs {' and '.join(missing)}, which cannot be found")
    # So that worktrees are removed too when this is told to stop.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.environ.update(DOTNET_CLI_TELEMETRY_OPTOUT="1", DOTNET_NOLOGO="1")
    with Builds() as builds:
        programs = [builds.get(arguments.base, "base"), builds.get(arguments.head, "head")]
        pairs = []
        for number in range(arguments.runs):
            say(f"pair {number + 1} of {arguments.runs}")
            order = (0, 1) if number % 2 == 0 else (1, 0)
            results = {side: run(programs[side], command) for side in order}
            pairs.append((results[0], results[1]))
        medians = report(pairs, arguments.figures)
    if not medians:
        sys.exit(f"no figure's label matches '{arguments.figures}'")
    if arguments.within:
        low, high = arguments.within
        outside = [label for label, median in medians.items() if not low <= median <= high]
        for label in outside:
            print(f"outside {low:g} to {high:g}: {label}")
        sys.exit(1 if outside else 0)


if __name__ == "__main__":
    main()
