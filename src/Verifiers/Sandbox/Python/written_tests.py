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
        # Built-in where the module site is loaded, so a test takes them for granted: they must not become the solution's.
        space.update(exit=sys.exit, quit=sys.exit)
        run.space = space
        try:
            exec(closed(self.job["prelude"]), space)
        except BaseException as error:
            self.fail("error", "the prelude raised %s: %s" % (type(error).__name__, error))
            return
        space[self.job["entry"]] = called_by_name(self.job["entry"])
        self.run_in(space)

    def fail(self, verdict, message):
        for index in range(self.total):
            if index not in reported:
                report(index, 0, verdict, message)

    def lend(self, trees, space):
        """Names that neither the tests nor the prelude define are the solution's. What any case defines is no case's to be lent, should it not get so far."""
        nodes = [node for tree in trees for node in ast.walk(tree)]
        used = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        bound = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
        bound |= {node.arg for node in nodes if isinstance(node, ast.arg)}
        bound |= {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler))}
        bound |= {(node.asname or node.name).partition(".")[0] for node in nodes if isinstance(node, ast.alias)}
        for name in used - bound:
            if name not in space and not hasattr(builtins, name):
                space[name] = called_by_name(name)


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
        try:
            if self.cases:
                self.check.body = self.in_cases()
            self.lend([self.tree], space)
            exec(compile(ast.fix_missing_locations(self.tree), "tests.py", "exec", dont_inherit=True), space)
            if self.cases:
                space["check"](candidate)
            else:
                with Case(0):
                    space["check"](candidate)
        except BaseException as error:
            self.fail(*verdict_of(error))
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


def closed(prelude):
    """A prelude may be a prompt that breaks off after the head of a function."""
    try:
        return compile(prelude, "prelude.py", "exec", dont_inherit=True)
    except SyntaxError:
        return compile(prelude + "\n    pass\n", "prelude.py", "exec", dont_inherit=True)
