# What both sides have by the same name: functions, classes and modules of the standard library. It crosses as that name.
import builtins
import sys

# Not those that run or import what they are given, nor modules with an object that equals everything, such as unittest.mock.ANY.
MODULES = {
    "builtins", "math", "cmath", "operator", "_operator", "functools", "_functools", "itertools", "collections", "collections.abc", "string", "statistics",
    "decimal", "fractions", "datetime", "re", "json", "json.decoder", "json.encoder", "heapq", "_heapq", "bisect", "_bisect", "enum", "typing", "copy",
    "numbers", "uuid", "dataclasses", "abc", "textwrap", "zoneinfo", "pathlib", "time"}
DENIED = {"eval", "exec", "compile", "open", "input", "breakpoint", "exit", "quit", "__import__", "globals", "locals", "vars", "help", "memoryview"}
ELSEWHERE = {"Ellipsis": ..., "NotImplemented": NotImplemented}
PLACES = {"function", "builtin_function_or_method", "type", "ABCMeta", "EnumMeta", "EnumType", "module"}


def library_name(value):
    """(module, name) of what the standard library has; None for anything else."""
    if value is ... or value is NotImplemented:
        return "builtins", "Ellipsis" if value is ... else "NotImplemented"
    if type(value).__name__ not in PLACES:
        return None
    if type(value) is type(sys):
        return (value.__name__, "") if value.__name__ in MODULES and sys.modules.get(value.__name__) is value else None
    module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
    if type(module) is not str or type(name) is not str or name in DENIED:
        return None
    known = module in MODULES or isinstance(value, type) and issubclass(value, BaseException) and is_library(module)
    return (module, name) if known and getattr(sys.modules.get(module), name, None) is value else None


def is_library(module):
    return module.partition(".")[0] in getattr(sys, "stdlib_module_names", MODULES)


def library_value(module, name):
    """What has that name here; ValueError where nothing may be named so."""
    if type(module) is not str or type(name) is not str or name in DENIED:
        raise ValueError("no name of the standard library")
    if module in MODULES:
        __import__(module)
        found = sys.modules[module]
        if not name:
            return found
        if module == "builtins" and name in ELSEWHERE:
            return ELSEWHERE[name]
        value = getattr(found, name, None)
        if type(value).__name__ in PLACES - {"module"} and library_name(value) == (module, name):
            return value
    raised = exception_class(module, name)
    if raised is None:
        raise ValueError("no name of the standard library")
    return raised


def exception_class(module, name):
    """The exception class of the standard library with that name, if its module has been imported here or imports without effect."""
    found = sys.modules.get(module) if is_library(module) else None
    kind = getattr(found, name, None)
    return kind if isinstance(kind, type) and issubclass(kind, BaseException) else None
