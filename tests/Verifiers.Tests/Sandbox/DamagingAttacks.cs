namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>
/// Python that tries to do damage, as the body of a function; what is denied raises an <c>OSError</c>, <c>MemoryError</c>,
/// <c>ValueError</c> or
/// <c>RuntimeError</c>.
/// </summary>
internal static class DamagingAttacks
{
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fork"] = "import os; os.fork()",
            ["a daemon by double fork"] = "import os\nif os.fork() == 0:\n  os.setsid()\n  os.fork()",
            ["subprocess"] = "import subprocess; subprocess.run(['/bin/true'])",
            ["posix_spawn"] = "import os; os.posix_spawn('/usr/bin/python3', ['python3'], {})",
            ["os.system"] = "import os\nif os.system('true') != 0: raise OSError()",
            ["a shell in its place"] = "import os; os.execv('/bin/sh', ['sh'])",
            ["raw clone, vfork and clone3"] =
                "import ctypes\nlibc = ctypes.CDLL(None)\nif all(libc.syscall(n, 17, 0, 0, 0, 0) < 0 for n in (56, 57, 58, 435)): raise OSError()",
            ["a fresh user namespace"] = "import ctypes\nif ctypes.CDLL(None).unshare(0x10000000) < 0: raise OSError()",
            ["a thread bomb"] =
                "import threading, time\nfor n in range(100000): threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()",
            ["memory"] = "bytearray(1 << 30)",
            ["memory in small pieces"] = "l = []\nwhile True: l.append(bytearray(1 << 20))",
            ["memory that stays when it is unmapped"] =
                "import mmap\nfor n in range(2):\n  m = mmap.mmap(-1, 20 << 20)\n  m.write(bytes(20 << 20)); m.resize(4096)",
            ["a memory file"] = "import os; os.memfd_create('m')",
            ["a file over 1 MiB"] = "f = open('/tmp/big', 'wb')\nf.write(b'x' * (2 << 20)); f.flush()",
            ["a full /tmp"] = "for n in range(64):\n  with open('/tmp/%d' % n, 'wb') as f: f.write(b'x' * 1000000)",
            ["descriptors without end"] = "l = []\nwhile True: l.append(open('/dev/null'))",
            ["a pipe of a megabyte"] = "import fcntl, os; fcntl.fcntl(os.pipe()[0], 1031, 1 << 20)",
            ["shared memory"] = "from multiprocessing import shared_memory; shared_memory.SharedMemory(create=True, size=10)",
            ["the password file"] = "open('/etc/shadow')",
            ["the user list"] = "open('/etc/passwd')",
            ["home folders"] = "import os; os.listdir('/root'); os.listdir('/home')",
            ["environments"] = "open('/proc/self/environ')",
            ["the parent's memory"] = "import os; open('/proc/%d/mem' % os.getppid(), 'r+b')",
            ["the parent's descriptors"] = "import os; os.listdir('/proc/%d/fd' % os.getppid())",
            ["devices"] = "open('/dev/kvm')",
            ["kernel settings"] = "open('/sys/kernel/hostname')",
            ["the root folder"] = "open('/x', 'w')",
            ["the standard library"] = "import os; open(os.__file__, 'a')",
            ["the interpreter"] = "import sys; open(sys.executable, 'r+b')",
            ["a symbolic link in the root"] = "import os; os.symlink('/etc', '/x')",
            ["a hard link to the interpreter"] = "import os, sys; os.link(sys.executable, '/tmp/python')",
            ["a device node"] = "import os; os.mknod('/tmp/x', 0o60666, 0x0801)",
            ["another root"] = "import os; os.chroot('/tmp')",
            ["another user"] = "import os; os.setuid(0)",
            ["TCP"] = "import socket; socket.socket()",
            ["IPv6"] = "import socket; socket.socket(socket.AF_INET6)",
            ["a UNIX socket"] = "import socket; socket.socket(socket.AF_UNIX)",
            ["a socket pair"] = "import socket; socket.socketpair()",
            ["netlink"] = "import socket; socket.socket(16, 3, 0)",
            ["packets"] = "import socket; socket.socket(17, 3, 0)",
            ["ptrace"] = "import ctypes\nif ctypes.CDLL(None).ptrace(0, 0, 0, 0) < 0: raise OSError()",
            ["another process's memory"] =
                "import ctypes, os\nif ctypes.CDLL(None).process_vm_readv(os.getppid(), 0, 0, 0, 0, 0) < 0: raise OSError()",
            ["kernel programs"] =
                "import ctypes\nif all(ctypes.CDLL(None).syscall(n, 0, 0, 0) < 0 for n in (321, 425, 298, 323, 250)): raise OSError()",
            ["messages and semaphores of System V"] =
                "import ctypes\nif all(ctypes.CDLL(None).syscall(n, 0, 1, 0o1666) < 0 for n in (29, 64, 68)): raise OSError()",
            ["mounting"] = "import ctypes\nif ctypes.CDLL(None).mount(b'a', b'/tmp', b'tmpfs', 0, 0) < 0: raise OSError()",
            ["raised limits"] = "import resource; resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)",
            ["another process's limits"] = "import resource, os; resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
            ["real-time priority"] = "import os; os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))",
            ["another priority"] = "import os; os.nice(-5)",
            ["signals to whom it likes"] = "import fcntl; fcntl.fcntl(2, 8, 1)",
            ["outliving the server"] = "import ctypes\nif ctypes.CDLL(None).prctl(1, 0, 0, 0, 0) < 0: raise OSError()",
            ["the terminal"] = "open('/dev/tty')",
            ["typing into the terminal"] = "import fcntl\nfor n in range(8): fcntl.ioctl(n, 0x5412, b'x')",
            ["the machine's name"] = "import socket; socket.sethostname('x')",
            ["the clock"] = "import time; time.clock_settime(time.CLOCK_REALTIME, 0)",
        };
}
