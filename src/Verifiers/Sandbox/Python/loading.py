# Takes a solution in: the prelude, then what the solution adds to it.


def parted(prelude, source, entry):
    """The prelude and the solution, which is a whole or the rest of what the prelude began, as two codes."""
    if not prelude.strip():
        return compiled(""), compiled(source)
    try:
        whole = compiled(source)
    except SyntaxError:
        whole = None
    if whole is not None and (entry in whole.co_names or "Solution" in whole.co_names):
        return closed(prelude, "solution.py"), whole
    return split(prelude, completed(prelude, source))


def completed(prelude, source):
    """The prelude with its rest, whose lines may have lost blanks or have some too many; the fault of the text itself where it is no such rest."""
    import textwrap
    start = prelude + ("" if prelude.endswith("\n") else "\n")
    last_line = prelude.rstrip().splitlines()[-1]
    indent = last_line[: len(last_line) - len(last_line.lstrip())]
    if last_line.rstrip().endswith(":") or not indent:
        indent += "    "
    first = next((line for line in source.splitlines() if line.strip()), "x")
    tries = [start + source, start + indent + source.lstrip(), start + textwrap.indent(textwrap.dedent(source), indent)]
    for text in tries:
        if compiles(text):
            return text
    compiled(tries[0] if first[0].isspace() else source)
    return tries[0]


def split(prelude, text):
    """The statements that begin in the prelude, and those behind them."""
    import ast
    body = ast.parse(text).body
    lines = prelude.count("\n") + (not prelude.endswith("\n"))
    place = next((index for index, statement in enumerate(body) if first_line(statement) > lines), len(body))
    codes = []
    for part in (body[:place], body[place:]):
        codes.append(compile(ast.Module(body=part, type_ignores=[]), "solution.py", "exec", dont_inherit=True))
    return codes


def first_line(statement):
    return min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", []))])


def is_said_again(name, prelude, source):
    """Whether the solution defines a class of the prelude again in the same words, as many do."""
    import ast

    def last(text):
        try:
            statements = ast.parse(text).body
        except SyntaxError:
            return None
        found = [one for one in statements if isinstance(one, ast.ClassDef) and one.name == name]
        return ast.dump(without_docstrings(found[-1])) if found else None

    said = last(prelude) or last(prelude + "\n    pass\n")
    return said is not None and said == last(source)


def without_docstrings(tree):
    import ast
    for node in ast.walk(tree):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return tree


def find_entry(entry):
    """The function that the tests call, which may be a method of the class Solution."""
    if callable(solution.get(entry)):
        return
    kind = solution.get("Solution")
    if not isinstance(kind, type) or not callable(getattr(kind, entry, None)):
        raise NameError("the solution defines no function '%s'" % entry)

    def method(*args, **kwargs):
        return getattr(kind(), entry)(*args, **kwargs)

    solution[entry] = method


def load(prelude, source, entry, blocks):
    """Runs the text of a solution; its names are in the global dictionary solution even where it breaks off."""
    global solution
    os.close(errors)
    source = without_prose(source, entry) if not prelude.strip() else source
    if blocks:
        source = with_helpers(source, prelude, blocks)
    module = type(sys)("solution")
    sys.modules["solution"] = module
    solution = module.__dict__
    first, rest = parted(prelude, source, entry)
    exec(first, solution)
    classes.learn(solution, "solution")
    before = dict(classes.kinds)
    exec(rest, solution)
    again = {name: solution.get(name) for name, kind in before.items() if solution.get(name) is not kind}
    # All or none: one may be the base of another.
    if all(isinstance(kind, type) and is_said_again(name, prelude, source) for name, kind in again.items()):
        for name, kind in again.items():
            classes.add(name, kind)
    find_entry(entry)
