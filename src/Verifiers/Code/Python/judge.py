# Holds the tests of one solution and computes the verdicts. It runs in a sandbox of its own, never sees the solution's text, and receives what
# the solution answers as plain data. Tests that only compare calls with literals are read, not run, so that this process may judge again.
import ast
import builtins
import reprlib
import time

ROOM = int(sys.argv[1])
LONGEST_MESSAGE = 400
LONGEST_VALUE = 120
ERRORS = {name: kind for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, Exception)}


class SolutionError(Exception):
    """An exception of the solution that no built-in exception is the nearest kin of."""


class OutputLimit(BaseException):
    """The solution's answer was larger than is taken; no test may catch that."""


class Wrong(AssertionError):
    """An assertion that does not hold, explained."""


class Remote:
    """A function or a value of the solution that stays in the solution's process. Equal to nothing but itself."""

    def __init__(self, target, name):
        self._target = target
        self.__name__ = self._name = name

    def __call__(self, *args, **kwargs):
        run.last = (self._name, args, kwargs)
        answer = ask('{"call":%s,"a":%s,"k":%s}' % (
            quote(self._target) if isinstance(self._target, str) else self._target,
            "[%s]" % ",".join(Encoder(keep, ROOM).text(value) for value in args),
            "{%s}" % ",".join("%s:%s" % (quote(key), Encoder(keep, ROOM).text(value)) for key, value in kwargs.items())))
        value = decode(answer["v"], remote)
        for index, now in decode(answer["w"], remote):
            overwrite(args[index], now)
        run.answers = (value,)
        return value

    def __getattr__(self, name):
        if name.startswith("_") or isinstance(self._target, str):
            raise AttributeError(name)
        return decode(ask('{"of":[%d,%s]}' % (self._target, quote(name)))["v"], remote)

    def __repr__(self):
        return "<%s of the solution>" % self._name


class Run:
    """What one solution's tests need while they are run."""

    def __init__(self):
        self.functions = []
        self.last = None
        self.answers = ()


def keep(value):
    if isinstance(value, Remote):
        return Opaque(value._target, value._name)
    if callable(value):
        run.functions.append(value)
        return Opaque(-len(run.functions), getattr(value, "__name__", "function"))
    raise TypeError("a %s of the tests cannot be handed to the solution" % type(value).__name__)


def remote(number, kind):
    if type(number) is not int:
        raise ValueError("a solution gives its values away by number")
    return Remote(number, kind)


def overwrite(mine, now):
    """Makes an argument what the solution made of it in place."""
    if type(mine) is not type(now) or not isinstance(mine, (list, dict, set, bytearray)):
        return
    if isinstance(mine, (list, bytearray)):
        mine[:] = now
    else:
        mine.clear()
        mine.update(now)


def send(kind, text=""):
    data = text.encode("ascii")
    write_all(replies, kind + b"%08x" % len(data) + data)


def receive():
    head = read_exactly(requests, 9)
    return head[:1], read_exactly(requests, int(head[1:], 16))


def ask(text):
    """What the solution answers to a request; serves the functions of the tests that it calls meanwhile."""
    while True:
        send(b"C", text)
        answer = parse(receive()[1])
        if "back" not in answer:
            break
        text = called_back(*decode(answer["back"], remote))
    if "big" in answer:
        raise OutputLimit()
    if "e" in answer:
        raise error_of(answer["e"], answer["m"])
    return answer


def called_back(number, args, kwargs):
    try:
        return '{"v":%s}' % Encoder(keep, ROOM).text(run.functions[number - 1](*args, **kwargs))
    except Exception as error:
        return '{"e":%s}' % quote(type(error).__name__)


def error_of(names, message):
    known = next((ERRORS[name] for name in names if name in ERRORS), SolutionError)
    name, text = str(names[0])[:80], str(message)
    try:
        error = known(text)
    except TypeError:
        error = SolutionError(text)
    error.explained = "%s: %s" % (name, text) if text else name
    return error


def show(value):
    """A value as a person would read it, bounded."""
    try:
        text = repr(value) if len(Encoder(keep, 20 * LONGEST_VALUE).text(value)) < 20 * LONGEST_VALUE else reprlib.repr(value)
    except Exception:
        text = "<%s>" % type(value).__name__ if not isinstance(value, int) else "<an int of %d bits>" % value.bit_length()
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def show_call(name, args, kwargs):
    return "%s(%s)" % (name, ", ".join([show(value) for value in args] + ["%s=%s" % (key, show(value)) for key, value in kwargs.items()]))


class Case:
    """Times and explains one case; what goes wrong in it ends there."""

    def __init__(self, index):
        self.index = index

    def __enter__(self):
        run.last, run.answers = None, ()
        self.start = time.perf_counter()

    def __exit__(self, kind, error, traceback):
        report(self.index, time.perf_counter() - self.start, *verdict_of(error))
        return True


def verdict_of(error):
    if error is None:
        return "passed", None
    call = show_call(*run.last) if run.last else "the test"
    if isinstance(error, Wrong):
        return "failed", str(error)
    if isinstance(error, OutputLimit):
        return "output-limit", "%s returned more than %d KiB" % (call, ROOM >> 10)
    if hasattr(error, "explained"):
        return "memory" if isinstance(error, MemoryError) else "error", "%s raised %s" % (call, error.explained)
    if isinstance(error, AssertionError):
        return "failed", str(error) or "an assertion does not hold" + returned()
    return "error", "the test raised %s: %s%s" % (type(error).__name__, error, returned())


def returned():
    return "; %s returned %s" % (show_call(*run.last), show(run.answers[0])) if run.last and run.answers else ""


def report(index, seconds, verdict, message):
    reported.add(index)
    text = "null" if message is None else quote(message[:LONGEST_MESSAGE].encode("utf-8", "replace").decode("utf-8"))
    send(b"V", '{"index":%d,"verdict":%s,"microseconds":%d,"message":%s}' % (index, quote(verdict), seconds * 1e6, text))


def verify_equal(left, right, source, left_is_called):
    if left == right:
        return
    value, expected = (left, right) if left_is_called else (right, left)
    if run.answers and run.answers[0] is value:
        source = show_call(*run.last)
    raise Wrong("%s returned %s, expected %s" % (source, show(value), show(expected)))


def verify_holds(value, source, message):
    if not value:
        raise Wrong("`%s` does not hold%s%s" % (source, returned(), ": " + str(message()) if message else ""))


class Explained(ast.NodeTransformer):
    """Makes assertions say what they saw; what they mean stays the same."""

    def __init__(self, candidate, entry):
        self.candidate = candidate
        self.entry = entry

    def source(self, node):
        text = ast.unparse(node)
        if self.candidate and isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == self.candidate:
            text = self.entry + text[len(self.candidate):]
        return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"

    def visit_Assert(self, node):
        test = node.test
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq):
            left, right = test.left, test.comparators[0]
            called = isinstance(left, ast.Call) or not isinstance(right, ast.Call)
            arguments = [left, right, ast.Constant(self.source(left if called else right)), ast.Constant(called)]
            name = "__verify_equal__"
        else:
            message = ast.Constant(None)
            if node.msg:
                nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
                message = ast.Lambda(args=nothing, body=node.msg)
            arguments = [test, ast.Constant(self.source(test)), message]
            name = "__verify_holds__"
        call = ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=arguments, keywords=[])
        return ast.copy_location(ast.Expr(value=call), node)


def literal_call(statement, names):
    """(args, kwargs, expected, expected stands right) of `assert f(<literals>) == <literal>`, or None."""
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
            except (ValueError, TypeError, SyntaxError):
                return None
    return None


def is_trivial(statement):
    """`assert True`, a docstring, pass: nothing of the solution is in it."""
    if isinstance(statement, ast.Assert):
        statement = ast.Expr(value=statement.test)
    return isinstance(statement, ast.Pass) or isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and bool(statement.value.value)


class LiteralTests:
    """Calls and literals: nothing of these tests is run here."""

    literal = True

    def __init__(self, entry, calls):
        self.entry = entry
        self.calls = calls
        self.total = len(calls)

    def run(self):
        function = Remote(self.entry, self.entry)
        for index, (args, kwargs, expected) in enumerate(self.calls):
            with Case(index):
                value = function(*args, **kwargs)
                if not value == expected:
                    raise Wrong("%s returned %s, expected %s" % (show_call(self.entry, args, kwargs), show(value), show(expected)))


class WrittenTests:
    """Tests whose text is run, in this process and no other job's."""

    literal = False

    def __init__(self, job, total):
        self.job = job
        self.total = total

    def run(self):
        limit_run(self.job["seconds"], self.job["memory"])
        space = {"__name__": "tests", "__verify_equal__": verify_equal, "__verify_holds__": verify_holds, "__verify_case__": Case}
        try:
            exec(closed(self.job["prelude"]), space)
        except BaseException as error:
            self.fail("the prelude raised %s: %s" % (type(error).__name__, error))
            return
        space[self.job["entry"]] = Remote(self.job["entry"], self.job["entry"])
        self.run_in(space)

    def fail(self, message):
        for index in range(self.total):
            if index not in reported:
                report(index, 0, "error", message)

    def lend(self, tree, space):
        """Names that neither the tests nor the prelude define are the solution's."""
        names = {node.id: isinstance(node.ctx, ast.Load) for node in ast.walk(tree) if isinstance(node, ast.Name)}
        bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
        bound |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
        bound |= {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.ExceptHandler))}
        bound |= {(node.asname or node.name).partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.alias)}
        for name in names.keys() - bound:
            if name not in space and not hasattr(builtins, name):
                space[name] = Remote(name, name)


class CaseTests(WrittenTests):
    """Each text is one case."""

    def __init__(self, job):
        super().__init__(job, len(job["cases"]))

    def run_in(self, space):
        explained = Explained(None, self.job["entry"])
        for index, text in enumerate(self.job["cases"]):
            try:
                tree = ast.fix_missing_locations(explained.visit(ast.parse(text)))
                self.lend(tree, space)
                code = compile(tree, "tests.py", "exec", dont_inherit=True)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                report(index, 0, "error", "the case is no Python: %s" % error)
                continue
            with Case(index):
                exec(code, space)


class CheckTests(WrittenTests):
    """Each asserting statement of check's body is one case; without any, its whole body is."""

    def __init__(self, job, tree, check):
        self.tree = tree
        self.check = check
        self.cases = [statement for statement in check.body if asserts(statement)]
        super().__init__(job, len(self.cases) or 1)

    def run_in(self, space):
        candidate = (self.check.args.posonlyargs + self.check.args.args)[0].arg
        explained = Explained(candidate, self.job["entry"])
        if self.cases:
            numbers = {id(statement): index for index, statement in enumerate(self.cases)}
            self.check.body = [
                in_case(numbers[id(statement)], explained.visit(statement)) if id(statement) in numbers else statement
                for statement in self.check.body]
        self.lend(self.tree, space)
        try:
            exec(compile(ast.fix_missing_locations(self.tree), "tests.py", "exec", dont_inherit=True), space)
            if self.cases:
                space["check"](space[self.job["entry"]])
            else:
                with Case(0):
                    space["check"](space[self.job["entry"]])
        except BaseException as error:
            verdict, message = verdict_of(error)
            self.fail(message or "the test ended early")
        for index in range(self.total):
            if index not in reported:
                report(index, 0, "passed", None)


def asserts(statement):
    return not is_trivial(statement) and any(isinstance(node, ast.Assert) for node in ast.walk(statement))


def in_case(index, statement):
    call = ast.Call(func=ast.Name(id="__verify_case__", ctx=ast.Load()), args=[ast.Constant(index)], keywords=[])
    return ast.copy_location(ast.With(items=[ast.withitem(context_expr=call)], body=[statement]), statement)


def closed(prelude):
    """A prelude may be a prompt that breaks off after the head of a function."""
    try:
        return compile(prelude, "prelude.py", "exec", dont_inherit=True)
    except SyntaxError:
        return compile(prelude + "\n    pass\n", "prelude.py", "exec", dont_inherit=True)


def plan(job):
    """How these tests are judged; ValueError says what is wrong with them."""
    entry = job["entry"]
    if job["check"] is None:
        statements = []
        for text in job["cases"]:
            try:
                statements.append(ast.parse(text).body)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                statements.append([])
        calls = [literal_call(body[0], {entry}) if len(body) == 1 else None for body in statements]
        return LiteralTests(entry, calls) if all(calls) else CaseTests(job)

    try:
        tree = ast.parse(job["check"])
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError("it is no Python: %s" % error) from None
    check = next((one for one in reversed(tree.body) if isinstance(one, ast.FunctionDef) and one.name == "check"), None)
    if check is None or not check.args.posonlyargs + check.args.args:
        raise ValueError("it defines no check(candidate)")
    told = [statement for statement in check.body if not is_trivial(statement)]
    calls = [literal_call(statement, {(check.args.posonlyargs + check.args.args)[0].arg}) for statement in told]
    return LiteralTests(entry, calls) if calls and all(calls) else CheckTests(job, tree, check)


def judge(job):
    try:
        tests = plan(job)
    except ValueError as error:
        send(b"X", quote(str(error)[:LONGEST_MESSAGE]))
        return
    send(b"P", '{"total":%d,"literal":%s}' % (tests.total, "true" if tests.literal else "false"))
    if receive()[0] == b"G":
        tests.run()
        send(b"E")


requests, replies, _ = close_standard_streams()
limit_process()
write_all(replies, b"ready\n")
while True:
    run, reported = Run(), set()
    judge(parse(receive()[1]))
