# A solution that is a whole program.


def run_program(source, blocks=()):
    """The text as a program on its own, whose standard streams are the server's pipes; the exit code 97 means out of memory."""
    for stream, pipe in enumerate((requests, replies, errors)):
        os.dup2(pipe, stream)
        os.close(pipe)
    source = without_prose(source, None)
    if blocks:
        source = with_helpers(source, "", blocks)
    main = type(sys)("__main__")
    main.__file__ = "solution.py"
    sys.modules["__main__"] = main
    sys.argv = ["solution.py"]
    try:
        exec(compiled(source), main.__dict__)
    except MemoryError:
        sys.exit(97)
    except Exception as error:
        import linecache
        import traceback
        linecache.cache["solution.py"] = (len(source), None, source.splitlines(True), "solution.py")
        error.__traceback__ = error.__traceback__ and error.__traceback__.tb_next
        traceback.print_exception(error)
        sys.exit(1)
