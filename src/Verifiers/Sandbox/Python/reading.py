# Reads messages: first empty containers, then what they hold, so that they may hold each other.


class Reader:
    """Reads one message; opaque(number, kind, skills) makes what stands for a value that stayed on the other side."""

    def __init__(self, heap, opaque):
        self.heap = heap
        self.opaque = opaque
        self.made = {}

    def take(self, message):
        """Makes the containers of a message, changes those that the other side has changed, and forgets those that it holds no more."""
        for number in listed(message.get("x", [])):
            self.heap.drop(number)
        start, *entries = listed(message.get("n", [0]))
        fresh = {start + 2 * place: entry for place, entry in enumerate(entries)}
        for number in fresh:
            if type(number) is not int or number in self.heap.objects or (number ^ self.heap.next) & 1 == 0:
                raise ValueError("a container has the number of another one")
        for number, entry in fresh.items():
            if entry[0] not in UNCHANGING:
                self.make(number, self.empty(entry), entry[0])
        self.make_unchanging({number: entry for number, entry in fresh.items() if entry[0] in UNCHANGING})
        changed = {}
        for number, entry in listed(message.get("u", [])):
            if self.heap.tags.get(number) != entry[0] or entry[0] in UNCHANGING:
                raise ValueError("another kind of container than it was")
            changed[number] = entry
            self.made[number] = self.heap.objects[number]
            self.heap.seen.pop(number, None)
        # Those that ask for hashes come last, since to ask is to send a message: what has been filled by then is what the other side has.
        todo = [(number, entry) for number, entry in {**fresh, **changed}.items() if entry[0] not in UNCHANGING]
        for number, entry in sorted(todo, key=lambda one: one[1][0] in DICTIONARIES + "sI"):
            self.fill(self.made[number], entry)
        for number in {**fresh, **changed}:
            # What was asked for meanwhile may have had the other side forget it.
            if number in self.heap.objects:
                self.heap.see(number, self.heap.parts(self.heap.objects[number], self.heap.tags[number])[1])

    def make(self, number, value, tag):
        self.made[number] = value
        self.heap.add(number, value, tag)

    def read(self, value):
        """A value of this message, whose containers have been made."""
        if type(value) is list:
            number = value[0]
            return self.made[number] if number in self.made else self.heap.objects[number]
        if type(value) is not dict:
            return value
        ((tag, body),) = value.items()
        if tag == "o":
            number, kind, *skills = listed(body)
            return self.opaque(number, text_of(kind)[:LONGEST_NAME], *skills)
        if tag == "N":
            return library_value(*listed(body))
        if tag == "P":
            return self.heap.classes.named(text_of(body))
        if tag == "M":
            return self.heap.classes.member(*map(text_of, listed(body)))
        if tag == "E":
            return error_of(*listed(body), self.read)
        return frozen(tag, body, self.read)

    def pairs(self, parts):
        read = [self.read(part) for part in parts]
        return list(zip(read[::2], read[1::2]))

    def empty(self, entry):
        tag = entry[0]
        if tag == "l":
            return []
        if tag == "d":
            return {}
        if tag == "s":
            return set()
        if tag == "y":
            return bytearray()
        if tag == "I":
            return self.heap.classes.new(text_of(entry[1]))
        import collections
        if tag == "e":
            return collections.deque(maxlen=entry[1])
        if tag == "D":
            return collections.defaultdict(None)
        if tag == "O":
            return collections.OrderedDict()
        if tag == "C":
            return collections.Counter()
        raise ValueError("an unknown kind of container")

    def make_unchanging(self, entries):
        """Tuples and their like hold each other in no circle: those go first that hold none that is still to be made."""
        ready = [number for number in reversed(entries)]
        while ready:
            later = []
            for number in ready:
                tag, *parts = entries[number]
                if any(type(part) is list and part[0] in entries and part[0] not in self.made for part in parts):
                    later.append(number)
                else:
                    self.make(number, self.unchanging(tag, parts), tag)
            if len(later) == len(ready):
                raise ValueError("tuples hold each other in a circle")
            ready = later

    def unchanging(self, tag, parts):
        if tag == "p":
            name, count, *rest = parts
            fields = tuple(map(text_of, rest[:count]))
            return self.heap.classes.named_tuple(text_of(name), fields, map(self.read, rest[count:]))
        if tag == "x":
            return dict(self.pairs(parts)).items()
        items = [self.read(part) for part in parts]
        if tag == "t":
            return tuple(items)
        if tag == "z":
            return frozenset(items)
        return dict.fromkeys(items).keys() if tag == "k" else dict(enumerate(items)).values()

    def fill(self, value, entry):
        tag, *parts = entry
        if tag == "I":
            self.fill_instance(value, parts)
        else:
            self.fill_plain(value, tag, parts)

    def fill_plain(self, value, tag, parts):
        if tag == "y":
            value[:] = self.read(parts[0])
        elif tag == "l":
            list.__setitem__(value, slice(None), [self.read(part) for part in parts])
        elif tag == "s":
            items = [self.read(part) for part in parts]
            set.clear(value)
            set.update(value, items)
        elif tag == "e":
            value.clear()
            value.extend(map(self.read, parts[1:]))
        else:
            if tag == "D":
                factory, *parts = parts
                value.default_factory = self.read(factory)
            pairs = self.pairs(parts)
            dict.clear(value) if tag == "d" else value.clear()
            for key, item in pairs:
                dict.__setitem__(value, key, item) if tag != "O" else value.__setitem__(key, item)

    def fill_instance(self, value, parts):
        name, base, count, *rest = parts
        if type(count) is not int or not 0 <= count <= len(rest):
            raise ValueError("an instance holds as many items as it says")
        if base in ("l", "s", "d", "y") and PLAIN.get(next((kind for kind in type(value).__mro__ if kind in PLAIN), None)) == base:
            self.fill_plain(value, base, rest[:count])
        self.heap.classes.set_attributes(value, self.pairs(rest[count:]))
