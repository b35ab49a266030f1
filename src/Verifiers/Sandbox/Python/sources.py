# What people send as a solution: the code itself, perhaps with prose around it, perhaps with what it needs in other blocks of the same answer.
import builtins

MOST_TRIES = 300
CODE_STARTS = ("def ", "class ", "import ", "from ", "async ", "@", "#", "if ", "for ", "while ", "try:", "with ", "print(")


def compiled(text):
    return compile(text, "solution.py", "exec", dont_inherit=True)


def compiles(text):
    try:
        compiled(text)
        return True
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def without_prose(source, wanted):
    """
    The longest run of lines that is code and begins as code does, where the whole is none; the text as it is where there is no such run or it lacks what
    is wanted.
    """
    lines = source.split("\n")
    if compiles(source):
        return source
    starts = [index for index, line in enumerate(lines) if line.startswith(CODE_STARTS) or "=" in line.partition("(")[0] and not line[:1].isspace()]
    tries = 0
    for start in starts:
        for end in range(len(lines), start, -1):
            tries += 1
            if tries > MOST_TRIES:
                return source
            if end < len(lines) and not lines[end].strip():
                continue
            text = "\n".join(lines[start:end])
            if compiles(text) and (not wanted or wanted in compiled(text).co_names):
                return text
    return source


def defined(statement):
    """The names that a statement at the top of a block gives a meaning to; none for one that does something else."""
    import ast
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {(one.asname or one.name).partition(".")[0] for one in statement.names}
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return set()


def used(tree):
    import ast
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def with_helpers(source, prelude, blocks):
    """The source, behind the imports and definitions of the other blocks of the answer that it uses and does not have."""
    import ast
    try:
        tree = ast.parse(source)
        known = set().union(*map(bound, (tree, ast.parse(prelude))), dir(builtins), {"__name__", "__file__"})
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source
    missing, found = used(tree) - known, []
    for block in reversed(blocks):
        try:
            statements = ast.parse(block).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for statement in reversed(statements):
            names = defined(statement)
            if names & missing:
                found.insert(0, ast.unparse(statement))
                known |= names
                missing = (missing | used(statement)) - known
    return "\n".join([*found, source])


def bound(tree):
    import ast
    nodes = list(ast.walk(tree))
    names = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    names |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    names |= {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler)) and node.name}
    return names | {(node.asname or node.name).partition(".")[0] for node in nodes if isinstance(node, ast.alias)}
