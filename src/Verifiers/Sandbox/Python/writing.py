# Writes messages: values where they stand, containers once, and what has changed since the last one.


class Writer:
    """
    Writes one message. What came from the other side goes back as sent_back(value) says; what is neither a plain value nor known to both sides is given to
    keep(value), which returns its text, or None for a container.
    """

    def __init__(self, heap, keep, room):
        self.heap = heap
        self.keep = keep
        self.room = room
        self.fresh = []

    def write(self, value):
        kind = type(value)
        if kind is str:
            return self.spent(quote(value)) if len(value) <= self.room else self.spent(value)
        writer = WRITERS.get(kind)
        if writer is not None:
            return self.spent(writer(value, self.write))
        number = self.heap.numbers.get(id(value))
        if number is not None:
            return "[%d]" % number
        return self.other(value, kind)

    def other(self, value, kind):
        tag = PLAIN.get(kind)
        if tag is not None:
            return self.shared(value, tag)
        named = library_name(value)
        if named is not None:
            return '{"N":[%s,%s]}' % (quote(named[0]), quote(named[1]))
        writer = frozen_writer(kind)
        if writer is not None:
            return self.spent(writer(value, self.write))
        text = sent_back(value) or self.known(value, kind)
        if text is None and not self.heap.classes.made(value):
            text = self.keep(value)
        if text is not None:
            return text
        tag = self.heap.tag(value)
        if tag is not None:
            return self.shared(value, tag)
        for base, text in ((int, integer_text), (float, float_text), (str, lambda one: quote(str.__str__(one)))):
            if issubclass(kind, base):
                return self.spent(text(value))
        if issubclass(kind, bytes):
            return self.spent('{"b":"%s"}' % bytes.hex(value))
        raise TypeError("a %s cannot be handed over" % kind.__name__)

    def known(self, value, kind):
        """What both sides have by name: an exception, a class of the prelude, a member of an enumeration of it."""
        if isinstance(value, BaseException):
            return errors_of_run().text(value, self.write)
        if isinstance(value, type):
            name = self.heap.classes.name(value)
            return None if name is None else '{"P":%s}' % quote(name)
        if self.heap.classes.made(value) and is_enumeration(kind):
            return '{"M":[%s,%s]}' % (quote(kind.__name__), quote(value.name))
        return None

    def shared(self, value, tag):
        number = self.heap.next
        self.heap.next += 2
        self.heap.add(number, value, tag)
        self.fresh.append(number)
        return "[%d]" % number

    def spent(self, text):
        self.room -= len(text) + 1
        if self.room < 0:
            raise TooBig()
        return text

    def entry(self, number):
        tag = self.heap.tags[number]
        before, parts = self.heap.parts(self.heap.objects[number], tag)
        self.heap.see(number, parts)
        self.room -= 1
        return '["%s"%s]' % (tag, "".join("," + self.write(part) for part in [*before, *parts]))

    def message(self, body):
        """
        The message {body} with what the other side must know to read it: the containers that are new, those that have changed, and those that are held no
        more. Body writes the members of the JSON object. A message that cannot be written leaves the heap as the other side knows it.
        """
        changed = []
        try:
            text = body(self)
            changed, dropped = self.heap.changed()
            self.heap.untold += dropped
            updates = ["[%d,%s]" % (number, self.entry(number)) for number in changed]
            # The list grows while it is gone through.
            new = [self.entry(number) for number in self.fresh]
        except BaseException:
            for number in self.fresh:
                self.heap.drop(number)
            for number in changed:
                self.heap.see(number, [self])
            raise
        text += ',"n":[%d,%s]' % (self.fresh[0], ",".join(new)) if new else ""
        text += ',"u":[%s]' % ",".join(updates) if updates else ""
        text += ',"x":%s' % self.heap.untold if self.heap.untold else ""
        self.heap.untold = []
        return "{%s}" % text
