# Assertions that say what they saw.
import ast

LONGEST_VALUE = 120


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


def verify_is(left, right):
    """Whether they are one object; values that never change cross as copies, of which nobody can tell."""
    if left is right:
        return True
    if type(left) is type(right) and (type(left) is str or frozen_writer(type(left)) is not None) and type(left) is not bool and left == right:
        raise Unfaithful("identity", "the test asks whether two equal values are one object")
    return False


def verify_type(*values):
    """The class of a value; of an object of the solution, the class that it has over there."""
    return asked_for("type", *values) if len(values) == 1 and isinstance(values[0], Remote) else type(*values)


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
        source = self.source(node.test)
        test = self.visit(node.test)
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
            arguments = [test, ast.Constant(source), message]
            name = "__verify_holds__"
        call = ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=arguments, keywords=[])
        return ast.copy_location(ast.Expr(value=call), node)

    def visit_Compare(self, node):
        self.generic_visit(node)
        if len(node.ops) != 1 or not isinstance(node.ops[0], (ast.Is, ast.IsNot)) or any(isinstance(one, ast.Constant) for one in (node.left, *node.comparators)):
            return node
        call = ast.Call(func=ast.Name(id="__verify_is__", ctx=ast.Load()), args=[node.left, *node.comparators], keywords=[])
        return ast.copy_location(call if isinstance(node.ops[0], ast.Is) else ast.UnaryOp(op=ast.Not(), operand=call), node)

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "type" and len(node.args) == 1 and not node.keywords:
            node.func = ast.copy_location(ast.Name(id="__verify_type__", ctx=ast.Load()), node.func)
        return node


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
