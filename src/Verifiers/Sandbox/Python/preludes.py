# The text that comes before a solution, which both sides run.


def closed(prelude, file):
    """The code of a prelude, which may be a prompt that breaks off after the head of a function."""
    try:
        return compile(prelude, file, "exec", dont_inherit=True)
    except SyntaxError:
        return compile(prelude + "\n    pass\n", file, "exec", dont_inherit=True)
