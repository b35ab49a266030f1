# Names that tests use without defining them: those of the standard library are its own, the others the solution's.
import ast
import builtins
import re
import sys

FROM = {
    "collections": "Counter OrderedDict defaultdict deque namedtuple ChainMap",
    "fractions": "Fraction",
    "decimal": "Decimal",
    "pathlib": "Path",
    "datetime": "date timedelta timezone",
    "math": "isclose sqrt floor ceil pi inf nan isnan isinf gcd factorial comb",
    "copy": "deepcopy",
    "io": "StringIO BytesIO",
    "functools": "reduce partial lru_cache",
    "itertools": "combinations permutations accumulate groupby islice takewhile zip_longest",
    "typing": "Any Callable Dict Iterable Iterator List Optional Set Tuple Union",
    "enum": "Enum IntEnum",
    "dataclasses": "dataclass",
    "contextlib": "redirect_stdout redirect_stderr suppress",
    "unittest.mock": "patch Mock MagicMock",
    "uuid": "UUID",
    "zoneinfo": "ZoneInfo",
}
KNOWN = {name: module for module, names in FROM.items() for name in names.split()}
PACKAGES = {"np": "numpy", "numpy": "numpy", "pd": "pandas", "pandas": "pandas", "plt": "matplotlib", "torch": "torch", "tf": "tensorflow", "pytest": "pytest",
            "sp": "scipy", "scipy": "scipy", "nx": "networkx", "sympy": "sympy"}
# What states what is expected is the tests' to define.
EXPECTED = re.compile(
    r"(ref|reference|expected|oracle|gold|golden|truth|ground_truth|correct|canonical|brute|brute_?force|naive|slow|baseline|approx|almost_?equal|assert\w*)(_\w+)?"
    r"|(is_)?(close|equal|same)|close_enough|compare|\w+_(ref|reference|oracle|brute|naive|slow)")
PATCHES = {"patch", "monkeypatch", "redirect_stdout", "redirect_stderr", "redirect_stdin", "capsys", "freeze_time"}
SHARED_MODULES = {"sys", "os", "time", "random", "builtins", "math", "datetime", "io", "json", "re"}


def library(name, tree_is_called):
    """What a name stands for in the standard library; KeyError where it stands for nothing there."""
    if name == "datetime":
        module = __import__("datetime")
        return module.datetime if tree_is_called else module
    if name in KNOWN:
        module = __import__(KNOWN[name], fromlist=[name])
        return getattr(module, name)
    if name in getattr(sys, "stdlib_module_names", ()) and not name.startswith("_") and name not in ("antigravity", "this"):
        return __import__(name)
    raise KeyError(name)


def patched(tree):
    """
    What a test changes that it shares with the solution in one Python, but not here, and whether the solution is sure to notice; None where it changes
    nothing.
    """
    modules = {"sys", "builtins"} | {alias.asname or alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
        if name in PATCHES and isinstance(node.ctx, ast.Load):
            return name, True
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load) and isinstance(node.value, ast.Name) and node.value.id in modules:
            return "%s.%s" % (node.value.id, node.attr), True
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load) and ast.unparse(node.value) in ("os.environ", "sys.modules"):
            return ast.unparse(node.value), False
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("setattr", "random.seed", "os.putenv", "os.environ.update", "os.chdir", "sys.setrecursionlimit"):
            if ast.unparse(node.func) != "setattr" or node.args and isinstance(node.args[0], ast.Name) and node.args[0].id in modules:
                return ast.unparse(node.func), ast.unparse(node.func) == "setattr"
    return None


def caught(trees):
    """The names by which tests catch exceptions."""
    found = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        kinds = [node.type] if isinstance(node, ast.ExceptHandler) and node.type is not None else []
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("raises", "assertRaises", "suppress"):
            kinds = node.args
        for kind in kinds:
            found |= {one.id for one in ast.walk(kind) if isinstance(one, ast.Name)}
            found |= {one.attr for one in ast.walk(kind) if isinstance(one, ast.Attribute)}
    return found
