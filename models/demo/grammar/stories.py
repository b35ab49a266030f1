"""Word problems: facts about entities, events that change them, and a question, in six domains.

What makes them hard is the set-up, not the arithmetic: comparisons that read backwards, facts told in any order, people
and numbers that the question does not need, events told after later ones, and pronouns.
"""

from dataclasses import dataclass

from . import words
from .graph import Derivation, Value
from .problem import from_derivation
from .wordings import DISTRACTORS, EVENTS, FACTS, QUESTIONS

LARGEST = 200
SMALLEST = 2
FRACTIONS = {3: "a third", 4: "a quarter", 5: "a fifth"}
PLAIN_RANGE = {"items": (8, 60), "dollars": (10, 80), "ages": (4, 40), "miles": (4, 40), "prices": (2, 15), "sides": (4, 30)}
DOMAINS = ["items"] * 9 + ["dollars"] * 5 + ["ages"] * 2 + ["miles"] * 2 + ["prices"] * 4 + ["sides"] * 2


class Infeasible(Exception):
    """The drawn component does not fit the numbers; the story is drawn again."""


@dataclass
class Entity:
    """Something that has a number: a person, a price or a side. `name` stands in sentences, `label` in steps."""
    name: str
    label: str
    pronoun: str = "it"
    value: Value = None


class Story:
    """One problem under construction."""

    def __init__(self, random, novel_wordings):
        self.random = random
        self.domain = random.choice(DOMAINS)
        self.derivation = Derivation()
        self.numbers = []
        self.novel_share = 0.4 if novel_wordings else 0.0
        self.novel = False
        self.noun = "dollars" if self.domain == "dollars" else random.choice(words.ITEMS)
        self.goods = random.sample(words.GOODS, 2)
        self.container = random.choice(words.BOXES)
        self.buyer = random.choice(words.FEMALE + words.MALE)
        self.sentences = []

    # -- numbers and words -------------------------------------------------------------------------------------------

    def draw(self, low, high):
        """A given number, remembered for the split by numbers."""
        if high < low:
            raise Infeasible
        return self.note(self.random.randint(low, high))

    def note(self, number):
        self.numbers.append(number)
        return number

    def step(self, kind, label, left, operator, right):
        """A computed value; keeps all numbers small and whole."""
        a, b = (x.number if isinstance(x, Value) else x for x in (left, right))
        if operator == "/" and (b == 0 or a % b):
            raise Infeasible
        number = {"+": a + b, "-": a - b, "*": a * b, "/": a // b if b else 0}[operator]
        if not SMALLEST <= number <= LARGEST * (3 if operator == "*" else 1):
            raise Infeasible
        return self.derivation.step(kind, label, left, operator, right, number)

    def word(self, templates, **slots):
        """One wording of a list, the last one only when held-out wordings are asked for."""
        if self.random.random() < self.novel_share:
            self.novel, template = True, templates[-1]
        else:
            template = self.random.choice(templates[:-1])
        slots = {"n": self.noun, "c": self.container, "i": self.goods[0] + "s", **slots}
        sentence = template.format(**slots)
        return sentence[0].upper() + sentence[1:]

    # -- entities and facts ------------------------------------------------------------------------------------------

    def entities(self, count):
        if self.domain == "sides":
            return [Entity("the width", "the width"), Entity("the length", "the length")]
        if self.domain == "prices":
            return [Entity("a " + g, "a " + g) for g in self.goods[:count]]
        people = self.random.sample([(n, "she") for n in words.FEMALE] + [(n, "he") for n in words.MALE], count)
        return [Entity(name, name, pronoun) for name, pronoun in people]

    def fact(self, entity, other):
        """Gives the entity its first value, from given numbers or from another entity."""
        kinds = [k for k in FACTS[self.domain] if k in ("plain", "boxes", "rate")]
        if other is not None:
            kinds = [k for k in FACTS[self.domain] if k not in ("plain", "boxes", "rate")]
        kind = self.random.choice(kinds)
        self.derivation.begin()
        slots = getattr(self, "_" + kind.removeprefix("inverse_"))(entity, other, kind)
        return self.word(FACTS[self.domain][kind], P=entity.name, p=entity.pronoun, Q=other.name if other else "", **slots)

    def _plain(self, entity, _, kind):
        a = self.draw(*PLAIN_RANGE[self.domain])
        entity.value = Value(a)
        return {"a": a}

    def _boxes(self, entity, _, kind):
        b, k = self.draw(2, 9), self.draw(3, 12)
        entity.value = self.step(kind, entity.label, b, "*", k)
        return {"b": b, "k": k}

    _rate = _boxes

    def _more(self, entity, other, kind):
        d = self.draw(2, 6 if self.domain == "prices" else 25)
        entity.value = self.step(kind, entity.label, other.value, "-" if "inverse" in kind else "+", d)
        return {"d": d}

    def _fewer(self, entity, other, kind):
        d = self.draw(2, min(25, other.value.number - 2))
        entity.value = self.step(kind, entity.label, other.value, "+" if "inverse" in kind else "-", d)
        return {"d": d}

    def _times(self, entity, other, kind):
        t = self.draw(2, 4)
        if kind == "inverse_times":
            entity.value = self.step(kind, entity.label, other.value, "/", t)
        else:
            entity.value = self.step(kind, entity.label, other.value, "*", t)
        return {"T": words.NUMBER_WORDS[t]}

    def _half(self, entity, other, kind):
        entity.value = self.step(kind, entity.label, other.value, "/", 2)
        return {}

    def _times_more(self, entity, other, kind):
        t = self.draw(2, 4)
        d = self.draw(2, 6 if self.domain == "prices" else 20)
        product = self.step(kind, "", other.value, "*", t)
        entity.value = self.step(kind, entity.label, product, "+" if kind == "times_more" else "-", d)
        return {"T": words.NUMBER_WORDS[t], "d": d}

    _times_fewer = _times_more

    # -- events ------------------------------------------------------------------------------------------------------

    def event(self, entity, other):
        """Changes what the entity (and, for a gift, the other one) has."""
        table = EVENTS[self.domain]
        kind = self.random.choice([k for k in table if other is not None or k not in ("give", "match")])
        self.derivation.begin()
        before, label, slots = entity.value, entity.label, {}
        if kind in ("gain", "lose", "give"):
            slots["k"] = k = self.draw(2, 30 if kind == "gain" else min(30, before.number - 2))
            entity.value = self.step(kind, label, before, "+" if kind == "gain" else "-", k)
            if kind == "give":
                other.value = self.step(kind, other.label, other.value, "+", k)
        elif kind in ("gain_boxes", "lose_boxes"):
            slots["b"], slots["k"] = b, k = self.draw(2, 6), self.draw(2, 9)
            product = self.step(kind, "", b, "*", k)
            entity.value = self.step(kind, label, before, "+" if kind == "gain_boxes" else "-", product)
        elif kind == "multiply":
            t = self.draw(2, 3)
            slots["T"] = words.NUMBER_WORDS[t]
            entity.value = self.step(kind, label, before, "*", t)
        elif kind == "halve":
            entity.value = self.step(kind, label, before, "/", 2)
        elif kind == "part":
            share = self.note(self.random.choice(list(FRACTIONS)))
            slots["F"] = FRACTIONS[share]
            entity.value = self.step(kind, label, before, "-", self.step(kind, "", before, "/", share))
        elif kind == "percent":
            slots["r"] = r = self.note(self.random.choice((10, 20, 25, 50)))
            if before.number * r % 100:
                raise Infeasible
            part = self.derivation.step(kind, "", before, f"* {r} /", 100, before.number * r // 100)
            entity.value = self.step(kind, label, before, "-", part)
        elif kind == "match":
            entity.value = self.step(kind, label, before, "+", other.value)
        return self.word(table[kind], P=entity.name, Q=other.name if other else "", **slots)

    def events(self, people, count):
        """A run of events; some are told in the wrong order (`Earlier`), some with a pronoun."""
        told = []
        for _ in range(count):
            who = self.random.choice(people)
            others = [p for p in people if p is not who]
            told.append((who, self.event(who, self.random.choice(others) if others else None)))
        if count >= 2 and self.random.random() < 0.25:
            i = self.random.randrange(count - 1)
            (first_who, first), (second_who, second) = told[i:i + 2]
            lead = "At the end, " if i + 2 == count else "Later, "
            told[i:i + 2] = [(None, lead + second), (None, "Earlier, " + first)]
        last, sentences = None, []
        for who, sentence in told:
            if who is not None and who is last and sentence.startswith(who.name) and self.random.random() < 0.6:
                sentence = who.pronoun.capitalize() + sentence[len(who.name):]
                if self.random.random() < 0.5:
                    sentence = "Then " + sentence[0].lower() + sentence[1:]
            last = who
            sentences.append(sentence)
        return sentences

    # -- questions ---------------------------------------------------------------------------------------------------

    def question(self, entities):
        """The last sentence, and the value it asks for."""
        table = QUESTIONS[self.domain]
        kind = self.random.choice([k for k in table if self._fits(k, entities)])
        first, second = (self.random.sample(entities, 2) if len(entities) > 1 else (entities[0], None))
        if kind == "difference" and first.value.number < second.value.number:
            first, second = second, first
        self.derivation.begin()
        slots, tag = {}, "ask_" + kind
        v = first.value
        if kind == "count":
            answer = v
        elif kind == "total":
            answer = self.step(tag, "", v, "+", second.value)
        elif kind == "difference":
            answer = self.step(tag, "", v, "-", second.value)
        elif kind in ("pack", "share", "buy"):
            choices = [k for k in range(2, 10) if v.number % k == 0 and v.number // k >= 2]
            if not choices:
                raise Infeasible
            slots["b" if kind == "share" else "k"] = k = self.note(self.random.choice(choices))
            answer = self.step(tag, "", v, "/", k)
        elif kind == "sell":
            slots["k"] = k = self.draw(2, 9)
            answer = self.step(tag, "", v, "*", k)
        elif kind == "need":
            slots["k"] = k = self.draw(v.number + 2, v.number + 40)
            answer = self.step(tag, "", k, "-", v)
        elif kind == "back":
            answer = self.step(tag, "", v, "*", 2)
        elif kind in ("future", "past"):
            slots["k"] = k = self.draw(2, min(20, v.number - 2) if kind == "past" else 20)
            answer = self.step(tag, "", v, "+" if kind == "future" else "-", k)
        elif self.domain == "sides":
            answer, slots = self._sides(kind, tag, entities)
        else:
            first, second = (entities + [None])[:2]
            answer, slots = self._purchase(kind, tag, first, second)
        sentence = self.word(table[kind], P=first.name, p=first.pronoun, Q=second.name if second else "", W=self.buyer,
                             P_many=first.label.removeprefix("a ") + "s", Q_many=second.label.removeprefix("a ") + "s" if second else "", **slots)
        return sentence, answer

    def _fits(self, kind, entities):
        if kind in ("total", "difference", "bill", "change"):
            return len(entities) > 1
        return not kind.startswith("single") or len(entities) == 1

    def _sides(self, kind, tag, sides):
        width, length = (s.value for s in sides)
        if kind == "area":
            return self.step(tag, "", width, "*", length), {}
        around = self.step(tag, "", self.step(tag, "", width, "+", length), "*", 2)
        if kind == "perimeter":
            return around, {}
        k = self.draw(2, 6)
        return self.step(tag, "", around, "*" if kind == "fence_cost" else "-", k), {"k": k}

    def _purchase(self, kind, tag, first, second):
        if kind == "afford":
            m = self.note(first.value.number * self.random.randint(2, 9))
            return self.step(tag, "", m, "/", first.value), {"m": m}
        slots = {"b": self.draw(2, 6)}
        bill = self.step(tag, "", slots["b"], "*", first.value)
        if not kind.startswith("single"):
            slots["k"] = self.draw(2, 6)
            bill = self.step(tag, "", bill, "+", self.step(tag, "", slots["k"], "*", second.value))
        if kind.endswith("change"):
            slots["m"] = m = self.draw(bill.number + 2, bill.number + 60)
            bill = self.step(tag, "", m, "-", bill)
        return bill, slots

    # -- the whole ---------------------------------------------------------------------------------------------------

    def tell(self, size):
        """Builds the problem; `size` sets how many entities and events there are."""
        random = self.random
        eventful = self.domain in EVENTS
        most = {"sides": 2, "prices": 2}.get(self.domain, 3)
        count = 2 if self.domain == "sides" else min(most, random.choice((1, 1, 2, 2, 2, 3)))
        entities = self.entities(count)
        facts = []
        order = random.sample(entities, len(entities))
        for i, entity in enumerate(order):
            other = random.choice(order[:i]) if i and random.random() < (0.4 if eventful else 0.85) else None
            sentence = self.fact(entity, other)
            facts.append((sentence, self.derivation.components))
        if random.random() < 0.5:
            random.shuffle(facts)
        self.derivation.reorder([component for _, component in facts])
        facts = [sentence for sentence, _ in facts]
        if self.domain == "sides":
            facts.insert(0, f"There is a {random.choice(words.RECTANGLES)}.")
        told = self.events(entities, random.randint(0 if count > 1 else 1, size)) if eventful else []
        question, answer = self.question(entities)
        sentences = facts + told
        if random.random() < 0.3:
            sentences.insert(random.randint(1 if self.domain == "sides" else 0, len(sentences)), self.distractor(entities))
        return from_derivation(" ".join([*sentences, question]), self.derivation, answer, self.numbers, self.novel)

    def distractor(self, entities):
        """A sentence that the question never needs."""
        person = self.buyer if self.domain in ("prices", "sides") else self.random.choice(entities).name
        other = self.random.choice([i for i in words.ITEMS if i != self.noun])
        skip = {"ages": "years", "miles": "miles"}.get(self.domain, "?")
        template = self.random.choice([t for t in DISTRACTORS if skip not in t])
        return template.format(P=person, a=self.draw(3, 40), o=other)


def tell(random, size, novel_wordings=False):
    """A story whose numbers all fit."""
    while True:
        try:
            return Story(random, novel_wordings).tell(size)
        except Infeasible:
            continue
