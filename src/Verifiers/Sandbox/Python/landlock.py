# Confines this process before it reads anything it is sent: Landlock, then the seccomp filter that the server made. Arguments from the
# second on: the server's process, the filter in hexadecimal, and the paths that may be read.
import ctypes
import os
import sys

SELF_CONFINED = True

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
# By ABI: the file rights it added, whether it knows the network, whether it knows scopes (abstract sockets and signals).
RIGHTS = [(1, (1 << 13) - 1), (2, 1 << 13), (3, 1 << 14), (5, 1 << 15)]
NETWORK_ABI, NETWORK = 4, 3
SCOPE_ABI, SCOPES = 6, 3

libc = ctypes.CDLL(None, use_errno=True)


class Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64)]


class PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def checked(what, result):
    if result < 0:
        sys.exit("%s: %s" % (what, os.strerror(ctypes.get_errno())))
    return result


def syscall(what, number, *arguments):
    return checked(what, libc.syscall(ctypes.c_long(number), *arguments))


def prctl(what, option, *arguments):
    zeros = (ctypes.c_ulong(0),) * (4 - len(arguments))
    checked(what, libc.prctl(ctypes.c_int(option), *arguments, *zeros))


def allow(ruleset, path, rights):
    folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    rule = PathBeneath(rights, folder)
    syscall("Landlock refuses " + path, ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(1), ctypes.byref(rule), ctypes.c_uint32(0))
    os.close(folder)


def restrict_files(paths):
    abi = syscall("this kernel has no Landlock", CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    rights = sum(bits for since, bits in RIGHTS if abi >= since)
    asked = Ruleset(rights, NETWORK if abi >= NETWORK_ABI else 0, SCOPES if abi >= SCOPE_ABI else 0)
    size = 24 if abi >= SCOPE_ABI else 16 if abi >= NETWORK_ABI else 8
    ruleset = syscall("Landlock", CREATE_RULESET, ctypes.byref(asked), ctypes.c_size_t(size), ctypes.c_uint32(0))
    for path in paths:
        allow(ruleset, path, EXECUTE | READ_FILE | READ_DIR if os.path.isdir(path) else EXECUTE | READ_FILE)
    allow(ruleset, "/dev/null", READ_FILE | WRITE_FILE)
    allow(ruleset, "/dev/urandom", READ_FILE)
    syscall("Landlock", RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    os.close(ruleset)


def confine(server, seccomp, *paths):
    prctl("no_new_privs", PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1))
    prctl("dumpable", PR_SET_DUMPABLE, ctypes.c_ulong(0))
    prctl("parent death", PR_SET_PDEATHSIG, ctypes.c_ulong(9))
    if os.getppid() != int(server):
        sys.exit("the server has ended")
    # Where the kernel shares the processor by session, all the threads of a run have one share.
    if os.getpid() != os.getsid(0):
        os.setsid()
    restrict_files(paths)
    data = bytes.fromhex(seccomp)
    text = ctypes.create_string_buffer(data, len(data))
    program = Program(len(data) // 8, ctypes.addressof(text))
    prctl("seccomp", PR_SET_SECCOMP, ctypes.c_ulong(2), ctypes.byref(program))


confine(*sys.argv[2:])
