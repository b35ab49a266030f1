# Tests that only compare calls with literals are read, not run, so that this process may judge again.
import ast


def literal_call(statement, names):
    """(args, kwargs, expected) of `assert f(<literals>) == <literal>`, or None."""
    if not isinstance(statement, ast.Assert) or not isinstance(statement.test, ast.Compare):
        return None
    test = statement.test
    if len(test.ops) != 1 or not isinstance(test.ops[0], ast.Eq):
        return None
    for call, other in ((test.left, test.comparators[0]), (test.comparators[0], test.left)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names:
            try:
                args = [ast.literal_eval(argument) for argument in call.args]
                kwargs = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
                return None if None in kwargs else (args, kwargs, ast.literal_eval(other))
            except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
                return None
    return None


class LiteralTests:
    """Calls and literals: nothing of these tests is run here."""

    literal = True

    def __init__(self, entry, calls):
        self.entry = entry
        self.calls = calls
        self.total = len(calls)

    def run(self):
        function = called_by_name(self.entry)
        for index in range(self.total):
            args, kwargs, expected = self.calls[index]
            # What crossed for a case is gone after it, and this process has no limit of memory.
            self.calls[index] = None
            run.values.clear()
            with Case(index):
                value = function(*args, **kwargs)
                if not value == expected:
                    raise Wrong("%s returned %s, expected %s" % (last_call(), show(value), show(expected)))
