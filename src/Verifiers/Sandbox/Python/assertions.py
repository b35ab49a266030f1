# Assertions that say what they saw.
import ast


def verify_equal(left, right, source, left_is_called):
    if left == right:
        return
    value, expected = (left, right) if left_is_called else (right, left)
    if run.answers and run.answers[0] is value:
        source = last_call()
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


def is_trivial(statement):
    """`assert True`, a docstring, pass: nothing of the solution is in it."""
    if isinstance(statement, ast.Assert):
        statement = ast.Expr(value=statement.test)
    return isinstance(statement, ast.Pass) or isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and bool(statement.value.value)


def asserts(statement):
    """Whether it asserts something itself; a definition does so only where it is called."""
    if is_trivial(statement) or isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return False
    return any(isinstance(node, ast.Assert) for node in ast.walk(statement))


def in_case(index, statements):
    call = ast.Call(func=ast.Name(id="__verify_case__", ctx=ast.Load()), args=[ast.Constant(index)], keywords=[])
    return ast.copy_location(ast.With(items=[ast.withitem(context_expr=call)], body=statements), statements[0])
