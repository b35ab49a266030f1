# A solution that is a whole program, and what programs take for granted.
STREAMS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
MOST_STACK = 128 << 20


def be_patient():
    """
    Lets programs ask for more stack than there is, as many do to be sure, and open the standard streams by their names, which no sandbox has files for.
    """
    import _thread
    import io
    import resource
    set_limit, set_size, open_file = resource.setrlimit, _thread.stack_size, io.open

    def setrlimit(which, limits):
        if which == resource.RLIMIT_STACK:
            hard = resource.getrlimit(which)[1]
            limits = tuple(hard if one < 0 or 0 <= hard < one else one for one in limits)
        return set_limit(which, limits)

    def stack_size(size=None):
        return set_size() if size is None else set_size(min(size, MOST_STACK))

    def open_stream(file, *args, **kwargs):
        stream = STREAMS.get(file) if isinstance(file, str) else None
        return open_file(file, *args, **kwargs) if stream is None else open_file(os.dup(stream), *args, **kwargs)

    resource.setrlimit, _thread.stack_size, io.open, builtins.open = setrlimit, stack_size, open_stream, open_stream


def run_program(source, blocks=()):
    """The text as a program on its own, whose standard streams are the server's pipes; the exit code 97 means out of memory."""
    for stream, pipe in enumerate((requests, replies, errors)):
        os.dup2(pipe, stream)
        os.close(pipe)
    be_patient()
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
