# The second way of judging: solution and tests in one Python. It is what the tests were written for, and a solution that sets out to can forge it.
WATCHED = ("builtins", "math", "operator", "_operator", "collections", "json", "random", "time", "unittest", "ast", "copy")


def surroundings():
    """What a solution has no business to change: the names of modules that tests rely on."""
    return {(name, key): value for name in WATCHED if name in sys.modules for key, value in list(vars(sys.modules[name]).items()) if not key.startswith("__")}


def find_patches(before):
    for (name, key), value in before.items():
        if name in sys.modules and vars(sys.modules[name]).get(key) is not value:
            find("patched %s.%s" % (name, key))


class Together:
    """Tests that run beside the solution, one case at a time, as the server asks for them."""

    def __init__(self, job):
        import ast
        self.ast = ast
        watched = surroundings()
        load(job["prelude"], job["source"], job["entry"], job["blocks"])
        find_patches(watched)
        self.space = solution
        self.before = surroundings()
        self.space.update(__verify_equal__=equal, __verify_holds__=holds, __verify_is__=is_same_object, __verify_type__=type)
        if job["check"] is not None:
            tree = ast.parse(job["check"])
            check = next(one for one in reversed(tree.body) if isinstance(one, ast.FunctionDef) and one.name == "check")
            cases = [statement for statement in check.body if asserts(statement)]
            self.total = len(cases) or 1
            candidate = self.space[job["entry"]]
            check.body = self.stops(check, cases)
            exec(compile(ast.fix_missing_locations(tree), "tests.py", "exec", dont_inherit=True), self.space)
            steps = self.space["check"](candidate)
            self.case = lambda index: next(steps, None)
        else:
            self.total = len(job["cases"])
            self.cases = job["cases"]
            self.case = self.written

    def stops(self, check, cases):
        """The statements of check, which waits behind each case until the next one is asked for."""
        ast = self.ast
        explained = Explained((check.args.posonlyargs + check.args.args)[0].arg, "f")
        body = []
        for statement in check.body:
            is_case = statement in cases
            statement = explained.visit(statement)
            body.append(in_case(len(body), [statement]) if is_case else statement)
            if is_case:
                body.append(ast.Expr(ast.Yield(ast.Constant(None))))
        self.space["__verify_case__"] = lambda index: self
        return body if cases else [*check.body, ast.Expr(ast.Yield(ast.Constant(None)))]

    def __enter__(self):
        self.error = None

    def __exit__(self, kind, error, traceback):
        self.error = error
        return True

    def written(self, index):
        ast = self.ast
        tree = ast.parse(self.cases[index])
        if not tree.body:
            raise ValueError("the case holds no statement")
        tree = ast.fix_missing_locations(Explained(None, "f").visit(tree))
        exec(compile(tree, "tests.py", "exec", dont_inherit=True), self.space)

    def judge(self, index):
        self.error = None
        try:
            self.case(index)
        except BaseException as error:
            self.error = error
        error, self.error = self.error, None
        find_patches({key: value for key, value in self.before.items() if key[0] in ("builtins", "operator", "_operator")})
        if error is None:
            return "passed", None
        text = message_of(error)
        if isinstance(error, AssertionError):
            return "failed", text or "an assertion does not hold"
        return "memory" if isinstance(error, MemoryError) else "error", "%s: %s" % (type(error).__name__, text) if text else type(error).__name__


def equal(left, right, source, left_is_called):
    if not left == right:
        value, expected = (left, right) if left_is_called else (right, left)
        raise AssertionError("%s returned %s, expected %s" % (source, shown(value), shown(expected)))
    for mine, other in ((left, right), (right, left)):
        if type(mine).__module__ == SPACE and type(other).__module__ != SPACE and is_equal_to_anything(mine, other):
            find("an object of the class %s is equal to anything" % type(mine).__name__)


def is_equal_to_anything(mine, like):
    try:
        return bool(mine == made_up(like)) and bool(mine == made_up(like))
    except Exception:
        return False


def holds(value, source, message):
    if not value:
        raise AssertionError("`%s` does not hold%s" % (source, ": %s" % (message(),) if message else ""))


def is_same_object(left, right):
    return left is right


def shown(value):
    import reprlib
    try:
        return reprlib.repr(value)
    except Exception:
        return "<%s>" % type(value).__name__


def answer_together(request):
    """The answer to a request about tests that run here."""
    global together
    if "together" in request:
        together = Together(request["together"])
        return '{"total":%d}' % together.total
    verdict, text = together.judge(request["case"])
    return '{"verdict":%s,"message":%s}' % (quote(verdict), "null" if text is None else quote(printable(text)))
