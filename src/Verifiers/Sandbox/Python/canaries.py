# Harmless attacks; each says "denied" and how, or what it was able to do.
import os


def attempt(action, *arguments):
    try:
        outcome = action(*arguments)
    except (OSError, MemoryError) as error:
        return "denied: " + type(error).__name__
    return "ALLOWED: %r" % (outcome,)


def worst(outcomes):
    return next((outcome for outcome in outcomes if not outcome.startswith("denied")), outcomes[0])


def fork():
    child = os.fork()
    if child == 0:
        os._exit(0)
    return child


def connect():
    import socket
    return socket.socket()


def create(path):
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
    os.remove(path)
    return path


def start_process():
    return attempt(fork)


def open_socket():
    return attempt(connect)


def read_outside(*paths):
    return worst([attempt(os.listdir if os.path.isdir(path) else open, path) for path in paths])


def write_outside(*folders):
    return worst([attempt(create, os.path.join(folder, "verify-canary")) for folder in folders])


def signal_server(process):
    return attempt(os.kill, process, 0)


def take_memory(mib):
    return attempt(lambda: len(bytearray(mib << 20)))


def forge_replies():
    for pipe in range(64):
        try:
            os.write(pipe, b'0000000000000000' + b'0000000c{"v":"held"}')
        except OSError:
            pass
    return "held"


def end_process():
    os._exit(0)
