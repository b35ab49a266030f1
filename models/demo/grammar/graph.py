"""The derivation of a problem: which value follows from which.

A problem is built forwards (everything its text says is computed); its solution is the part of the derivation that the
answer needs. The whole derivation also tells which steps of a model's solution are right, whatever their order.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Value:
    """A number of the problem. `component` is the fact, event or question that made it; givens have none."""
    number: int
    label: str = ""
    left: object = None
    operator: str = ""
    right: object = None
    kind: str = "given"
    component: int = 0

    @property
    def given(self):
        return not self.operator

    @property
    def sources(self):
        return tuple(v for v in (self.left, self.right) if isinstance(v, Value))

    @property
    def expression(self):
        return f"{_text(self.left)} {self.operator} {_text(self.right)}"

    def line(self):
        """The step as a solution writes it: `Ann: 12 + 3 = 15`."""
        head = f"{self.label}: " if self.label else ""
        return f"{head}{self.expression} = {self.number}"


@dataclass
class Derivation:
    """All values of one problem, in the order in which they came to be."""
    values: list = field(default_factory=list)
    components: int = 0

    def begin(self):
        """Opens a new component: the values made until the next call belong to the same fact, event or question."""
        self.components += 1

    def step(self, kind, label, left, operator, right, number):
        """Records `left operator right = number`; operands are values or plain numbers."""
        value = Value(number, label, left, operator, right, kind, self.components)
        self.values.append(value)
        return value

    def reorder(self, components):
        """Puts the values in the order in which their components are told, as far as each rests only on earlier ones.

        Without this, facts told in any order would be solved in an order that nothing in the text determines.
        """
        waiting = sorted(self.values, key=lambda v: components.index(v.component))
        self.values = []
        while waiting:
            ready = next(v for v in waiting if all(s.given or s in self.values for s in v.sources))
            waiting.remove(ready)
            self.values.append(ready)

    def needed(self, answer):
        """The computed values the answer rests on, in order."""
        reached, open_values = set(), [answer]
        while open_values:
            value = open_values.pop()
            if id(value) not in reached:
                reached.add(id(value))
                open_values.extend(value.sources)
        return [v for v in self.values if id(v) in reached]

    @staticmethod
    def pairs(values):
        """Which kinds follow on which: the unit that the `compositions` split holds out."""
        return {(s.kind, v.kind) for v in values for s in v.sources if not s.given and s.component != v.component}


def _text(operand):
    return str(operand.number) if isinstance(operand, Value) else str(operand)
