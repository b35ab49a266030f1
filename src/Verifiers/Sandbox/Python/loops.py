# asyncio wakes its loops through a pair of sockets, and a sandbox has no sockets. A pipe does as well.
import os
import sys


class PipeEnd:
    """As much of a socket as a loop uses."""

    def __init__(self, descriptor):
        self.descriptor = descriptor

    def fileno(self):
        return self.descriptor

    def setblocking(self, blocks):
        os.set_blocking(self.descriptor, blocks)

    def recv(self, most):
        return os.read(self.descriptor, most)

    def send(self, data):
        return os.write(self.descriptor, data)

    def close(self):
        os.close(self.descriptor)


class BeforeAsyncio:
    """Asked for every module that is looked for, until asyncio is: most solutions never need it, and it takes long to import."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "asyncio":
            sys.meta_path.remove(BeforeAsyncio)
            import socket
            socket.socketpair = lambda *kind: tuple(map(PipeEnd, os.pipe()))


sys.meta_path.insert(0, BeforeAsyncio)
