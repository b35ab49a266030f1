# The pipes to the server: whole frames, out of the way of what a solution prints.
import os
import sys

MOST_DESCRIPTORS = 1 << 16


def read_exactly(pipe, count):
    """That many bytes; the process ends where the server has closed the pipe."""
    data = os.read(pipe, count)
    while len(data) < count:
        more = os.read(pipe, count - len(data))
        if not more:
            os._exit(0)
        data += more
    return data


def write_all(pipe, data):
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view):]


def close_standard_streams():
    """Moves the pipes out of the way of prints; returns requests, replies and the error stream. What else was inherited is closed."""
    os.closerange(3, MOST_DESCRIPTORS)
    pipes = os.dup(0), os.dup(1), os.dup(2)
    null = os.open("/dev/null", os.O_RDWR)
    for stream in range(3):
        os.dup2(null, stream)
    os.close(null)
    return pipes
