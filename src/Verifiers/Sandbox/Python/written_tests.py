# Tests whose text is run.
import ast
import builtins
import sys


class WrittenTests:
    """Tests whose text is run, in this process and no other job's."""

    literal = False

    def __init__(self, job, total):
        self.job = job
        self.total = total

    def run(self):
        limit_run(self.job["seconds"], self.job["memory"])
        space = {"__name__": SPACE, "__verify_equal__": verify_equal, "__verify_holds__": verify_holds, "__verify_case__": Case}
        space.update(__verify_is__=verify_is, __verify_type__=verify_type)
        # Built-in where the module site is loaded, so a test takes them for granted: they must not become the solution's.
        space.update(exit=sys.exit, quit=sys.exit)
        sys.modules[SPACE] = module = type(sys)(SPACE)
        module.__dict__.update(space)
        space = module.__dict__
        try:
            exec(closed(self.job["prelude"], "prelude.py"), space)
        except BaseException as error:
            self.fail("error", "the prelude raised %s: %s" % (type(error).__name__, error))
            return
        run.classes.learn(space, SPACE)
        try:
            space[self.job["entry"]] = entry_of_solution(self.job["entry"])
            self.run_in(space)
        except BaseException as error:
            self.fail(*verdict_of(error))

    def fail(self, verdict, message, reason=None):
        for index in range(self.total):
            if index not in reported:
                report(index, 0, verdict, message, reason)

    def lend(self, trees, space):
        """
        Names that neither the tests nor the prelude define are the standard library's, or else the solution's. What any case defines is no case's to be
        lent, should it not get so far.
        """
        nodes = [node for tree in trees for node in ast.walk(tree)]
        wanted = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        run.mentioned = caught(trees)
        for name in sorted(wanted - set().union(*map(bound_in, trees))):
            if name not in space and not hasattr(builtins, name):
                self.lend_name(name, name in called, space)

    def lend_name(self, name, is_called, space):
        try:
            space[name] = library(name, is_called)
            return
        except KeyError:
            pass
        if name in PACKAGES or EXPECTED.fullmatch(name):
            return
        try:
            value = asked_for("lent", name)
        except NameError:
            return
        run.names.append(name)
        space[name] = run.errors.stand_in(name) if name in run.mentioned else value


class CaseTests(WrittenTests):
    """Each text is one case."""

    def __init__(self, job):
        super().__init__(job, len(job["cases"]))

    def run_in(self, space):
        trees = {}
        for index, text in enumerate(self.job["cases"]):
            try:
                tree = ast.parse(text)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                report(index, 0, "error", "the case is no Python: %s" % error)
                continue
            if tree.body:
                trees[index] = tree
            else:
                report(index, 0, "error", "the case holds no statement")
        self.lend(trees.values(), space)
        explained = Explained(None, self.job["entry"])
        for index, tree in trees.items():
            with Case(index):
                refuse_patches(tree)
                code = compile(ast.fix_missing_locations(explained.visit(tree)), "tests.py", "exec", dont_inherit=True)
                exec(code, space)


class CheckTests(WrittenTests):
    """
    Each asserting statement of check's body is one case; without any, its whole body is. What stands behind the last one belongs to it: else nobody
    would be told when that fails.
    """

    def __init__(self, job, tree, check):
        self.tree = tree
        self.check = check
        self.cases = [statement for statement in check.body if asserts(statement)]
        super().__init__(job, len(self.cases) or 1)

    def run_in(self, space):
        # Not looked up afterwards: the text may define a function of the same name to compare with.
        candidate = space[self.job["entry"]]
        if self.cases:
            self.check.body = self.in_cases()
        self.lend([self.tree], space)
        refuse_patches(self.tree)
        exec(compile(ast.fix_missing_locations(self.tree), "tests.py", "exec", dont_inherit=True), space)
        if self.cases:
            space["check"](candidate)
        else:
            with Case(0):
                space["check"](candidate)
        for index in range(self.total):
            if index not in reported:
                report(index, 0, "passed", None)

    def in_cases(self):
        candidate = (self.check.args.posonlyargs + self.check.args.args)[0].arg
        explained = Explained(candidate, self.job["entry"])
        statements = [(asserts(statement), explained.visit(statement)) for statement in self.check.body]
        last = max(index for index, (is_case, _) in enumerate(statements) if is_case)
        body, number = [], 0
        for is_case, statement in statements[:last]:
            body.append(in_case(number, [statement]) if is_case else statement)
            number += is_case
        return body + [in_case(number, [statement for _, statement in statements[last:]])]


def entry_of_solution(name):
    """What the tests call, which goes by its name in messages."""
    value = asked_for("lent", name)
    if isinstance(value, Remote):
        object.__setattr__(value, "verify_name", name)
    return value


def refuse_patches(tree):
    """A test that changes a module is no judge of a solution that has its own; one that may have no part in it is, as long as all is well."""
    found = patched(tree)
    if found is not None:
        name, is_sure = found
        run.doubt = "patched-module", "the test changes %s, which is another process's than the solution's" % name
        if is_sure:
            raise Unfaithful(*run.doubt)


def bound_in(tree):
    nodes = list(ast.walk(tree))
    names = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    names |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    names |= {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler))}
    return names | {(node.asname or node.name).partition(".")[0] for node in nodes if isinstance(node, ast.alias)}
