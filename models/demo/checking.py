"""Exact checks of sampled solutions: is the answer right, which steps are right, does the arithmetic hold."""

import ast
import functools
import json
import re
import subprocess
import sys

_EQUATION = re.compile(r"^(?:([^:=]+): )?([\d +*/%-]+) = (\d+)$")
_ANSWER = re.compile(r"^The answer is (-?\d+)\.$")


def answer(text):
    """The final answer of a solution, or None."""
    lines = text.strip().split("\n")
    match = _ANSWER.match(lines[-1])
    return match.group(1) if match else None


def evaluate(expression):
    """Exact value of `12 * 3 / 4`, or None where it is not a whole number."""
    try:
        node = ast.parse(expression.strip(), mode="eval").body
        return _value(node)
    except (SyntaxError, ValueError, ZeroDivisionError):
        return None


def _value(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return node.value
    if not isinstance(node, ast.BinOp):
        raise ValueError
    a, b = _value(node.left), _value(node.right)
    if isinstance(node.op, ast.Div):
        if b == 0 or a % b:
            raise ValueError
        return a // b
    known = {ast.Add: a + b, ast.Sub: a - b, ast.Mult: a * b}
    if type(node.op) not in known:
        raise ValueError
    return known[type(node.op)]


def arithmetic_holds(text):
    """Whether every equation in a solution is right and its answer is the last result: all a calculator can see."""
    last = None
    for line in text.strip().split("\n"):
        match = _EQUATION.match(line)
        if match:
            last = match.group(3)
            if evaluate(match.group(2)) != int(last):
                return False
        elif not _ANSWER.match(line):
            return False
    return last is None or answer(text) in (None, last)


def step_labels(problem, text):
    """For each line, whether the solution is right up to and with it.

    A step is right when it holds and states a value that the text of the problem implies: the same label with the same
    number, or, for a step without label, any computed number of the derivation. The answer line is right when the answer is.
    """
    labelled = {(v.label, v.number) for v in problem.values}
    numbers = {v.number for v in problem.values}
    right, labels = True, []
    for line in text.split("\n")[:-1] if text.endswith("\n") else text.split("\n"):
        match = _EQUATION.match(line)
        if match:
            label, number = match.group(1), int(match.group(3))
            known = (label, number) in labelled if label else number in numbers
            right = right and known and evaluate(match.group(2)) == number
        else:
            found = _ANSWER.match(line)
            right = right and bool(found) and found.group(1) == problem.answer
        labels.append(right)
    return labels


def solved(problem, text):
    """Whether the answer is right (code: whether all unit tests pass)."""
    if problem.tests:
        return text == problem.solution or run_tests([(problem, text)])[0]
    return answer(text) == problem.answer


_RUNNER = """
import json, sys
for program in json.load(sys.stdin):
    try:
        exec(program, {})
        print("pass", flush=True)
    except Exception:
        print("fail", flush=True)
"""


@functools.lru_cache(maxsize=100000)
def _known(program):
    return [None]


def run_tests(pairs):
    """Whether each (problem, code) passes its unit tests; all run in one process of their own, with a time limit.

    The demo policy writes only what its grammar taught it, so a process is enough here; the server has a sandbox.
    """
    programs = ["\n".join([text, *problem.tests]) for problem, text in pairs]
    waiting = [p for p in dict.fromkeys(programs) if _known(p)[0] is None]
    while waiting:
        try:
            output = subprocess.run([sys.executable, "-I", "-c", _RUNNER], input=json.dumps(waiting).encode(), capture_output=True,
                                    timeout=20 + len(waiting)).stdout
        except subprocess.TimeoutExpired as late:
            output = late.stdout or b""
        done = output.decode().split()
        for program, verdict in zip(waiting, done):
            _known(program)[0] = verdict == "pass"
        # The one at which the process hung or ended has failed; those after it have not been tried.
        for program in waiting[len(done):len(done) + 1]:
            _known(program)[0] = False
        waiting = waiting[len(done) + 1:]
    return [_known(p)[0] for p in programs]
