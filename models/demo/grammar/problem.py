"""What every family of the grammar returns."""

from dataclasses import dataclass, field


@dataclass
class Problem:
    """One problem with its exact solution.

    `steps` are the lines of the solution before the answer line, `needed` their values; `values` are all values that the text
    implies, needed or not (a step of a model that states one of them is right). `numbers` identify the number tuple, `pairs` the combinations and
    `novel` says whether a held-out wording was used: the splits are cut along these three.
    """
    text: str
    steps: list
    answer: str
    numbers: tuple
    needed: list = field(default_factory=list)
    values: list = field(default_factory=list)
    pairs: set = field(default_factory=set)
    all_pairs: set = field(default_factory=set)
    novel: bool = False
    tests: list = None
    entry_point: str = None

    @property
    def solution(self):
        """The text after the problem; code has no answer line."""
        lines = list(self.steps) if self.tests else [*self.steps, f"The answer is {self.answer}."]
        return "".join(line + "\n" for line in lines)


def from_derivation(text, derivation, answer, numbers, novel=False):
    """A problem whose answer is the given value of its derivation."""
    needed = derivation.needed(answer)
    return Problem(text, [v.line() for v in needed], str(answer.number), tuple(numbers), needed, derivation.values,
                   derivation.pairs(needed), derivation.pairs(derivation.values), novel)
