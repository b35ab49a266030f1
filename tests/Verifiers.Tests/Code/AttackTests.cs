using Verify.Verifiers.Code;

namespace Verify.Verifiers.Tests.Code;

/// <summary>
/// Attacks that must lead to nothing, in both tiers. A damaging one says in its answer whether it was denied; a forging one must not pass a test whose
/// expected value it cannot know.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class AttackTests(SandboxFixture sandboxes)
{
    private static readonly Dictionary<string, string> Damaging = new(StringComparer.Ordinal)
    {
        ["fork"] = "import os; os.fork()",
        ["subprocess"] = "import subprocess; subprocess.run(['/bin/true'])",
        ["posix_spawn"] = "import os; os.posix_spawn('/usr/bin/python3', ['python3'], {})",
        ["os.system"] = "import os\nif os.system('true') != 0: raise OSError()",
        ["raw clone, vfork and clone3"] = "import ctypes\nlibc = ctypes.CDLL(None)\nif all(libc.syscall(n, 17, 0, 0, 0, 0) < 0 for n in (56, 57, 58, 435)): raise OSError()",
        ["a fresh user namespace"] = "import ctypes\nif ctypes.CDLL(None).unshare(0x10000000) < 0: raise OSError()",
        ["memory"] = "bytearray(1 << 30)",
        ["a memory file"] = "import os; os.memfd_create('m')",
        ["a file over 1 MiB"] = "f = open('/tmp/big', 'wb')\nf.write(b'x' * (2 << 20)); f.flush()",
        ["the password file"] = "open('/etc/shadow')",
        ["the user list"] = "open('/etc/passwd')",
        ["home folders"] = "import os; os.listdir('/root'); os.listdir('/home')",
        ["environments"] = "open('/proc/self/environ')",
        ["the parent's memory"] = "import os; open('/proc/%d/mem' % os.getppid(), 'r+b')",
        ["devices"] = "open('/dev/kvm')",
        ["kernel settings"] = "open('/sys/kernel/hostname')",
        ["the root folder"] = "open('/x', 'w')",
        ["the standard library"] = "import os; open(os.__file__, 'a')",
        ["a symbolic link in the root"] = "import os; os.symlink('/etc', '/x')",
        ["a device node"] = "import os; os.mknod('/tmp/x', 0o60666, 0x0801)",
        ["TCP"] = "import socket; socket.socket()",
        ["a socket pair"] = "import socket; socket.socketpair()",
        ["netlink"] = "import socket; socket.socket(16, 3, 0)",
        ["ptrace"] = "import ctypes\nif ctypes.CDLL(None).ptrace(0, 0, 0, 0) < 0: raise OSError()",
        ["another process's memory"] = "import ctypes, os\nif ctypes.CDLL(None).process_vm_readv(os.getppid(), 0, 0, 0, 0, 0) < 0: raise OSError()",
        ["kernel programs"] = "import ctypes\nif all(ctypes.CDLL(None).syscall(n, 0, 0, 0) < 0 for n in (321, 425, 298, 323, 250)): raise OSError()",
        ["mounting"] = "import ctypes\nif ctypes.CDLL(None).mount(b'a', b'/tmp', b'tmpfs', 0, 0) < 0: raise OSError()",
        ["raised limits"] = "import resource; resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)",
        ["another process's limits"] = "import resource, os; resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
        ["signals to whom it likes"] = "import fcntl; fcntl.fcntl(2, 8, 1)",
        ["outliving the server"] = "import ctypes\nif ctypes.CDLL(None).prctl(1, 0, 0, 0, 0) < 0: raise OSError()",
        ["the terminal"] = "open('/dev/tty')",
    };

    private static readonly Dictionary<string, string> Forging = new(StringComparer.Ordinal)
    {
        ["ending well at import"] = "import os\nos._exit(0)",
        ["sys.exit at import"] = "import sys\nsys.exit(0)",
        ["ending well when called"] = "import os\ndef f(x): os._exit(0)",
        ["sys.exit when called"] = "import sys\ndef f(x): sys.exit(0)",
        ["an object equal to everything"] = "class E:\n  def __eq__(s, o): return True\n  def __ne__(s, o): return False\n  __hash__ = None\ndef f(x): return E()",
        ["an int equal to everything"] = "class E(int):\n  def __eq__(s, o): return True\n  __hash__ = int.__hash__\ndef f(x): return E(1)",
        ["a list of equals"] = "class E(list):\n  def __eq__(s, o): return True\ndef f(x): return E()",
        ["an object that reduces"] = "class E:\n  def __reduce__(s): return (print, ())\ndef f(x): return E()",
        ["replies to every descriptor"] = "import os\ndef f(x):\n  for n in range(64):\n    for t in (b'0' * 16 + b'0000000e{\"v\":4,\"w\":[]}', b'V00000046{\"index\":0,\"verdict\":\"passed\",\"microseconds\":1,\"message\":null}', b'E00000000'):\n      try: os.write(n, t)\n      except OSError: pass\n  return 1",
        ["replies before they are asked"] = "import os\nfor n in range(64):\n  try: os.write(n, b'0' * 16 + b'00000010{\"v\":4,\"w\":[]}   ')\n  except OSError: pass\ndef f(x): return 4",
        ["a reply after the reply"] = "import sys\nw = sys.modules['__main__']\nold = w.reply\ndef reply(t):\n  old(t)\n  old(t)\nw.reply = reply\ndef f(x): return 4",
        ["a verdict as the reply"] = "import sys\nw = sys.modules['__main__']\nw.handled = lambda r: '{\"verdict\":\"passed\"}' if 'call' in r else '{\"v\":null}'\ndef f(x): return 1",
        ["a huge reply"] = "import sys\nw = sys.modules['__main__']\nw.handled = lambda r: '\"' + 'x' * (2 << 20) + '\"' if 'call' in r else '{\"v\":null}'\ndef f(x): return 1",
        ["deep JSON"] = "import sys\nw = sys.modules['__main__']\nw.handled = lambda r: '[' * 100000 if 'call' in r else '{\"v\":null}'\ndef f(x): return 1",
        ["not a number"] = "import sys\nw = sys.modules['__main__']\nw.handled = lambda r: '{\"v\":NaN,\"w\":[]}' if 'call' in r else '{\"v\":null}'\ndef f(x): return 1",
        ["a huge number"] = "def f(x): return 10 ** 1000000",
        ["patched builtins"] = "import builtins\nbuiltins.isinstance = lambda *a: True\nbuiltins.type = lambda *a: int\ndef f(x): return 'x'",
        ["the frames above"] = "import sys\ndef f(x):\n  n = sys._getframe()\n  while n:\n    for v in list(n.f_locals.values()) + list(n.f_globals.values()):\n      if v == 48151623: return v\n    n = n.f_back\n  return 1",
        ["a walk through memory"] = "import gc\ndef f(x):\n  for o in gc.get_objects():\n    if type(o) is dict and 48151623 in o.values(): return 48151623\n  return 1",
        ["at exit"] = "import atexit, os\natexit.register(lambda: os._exit(0))\ndef f(x): raise SystemExit",
        ["closed descriptors"] = "import os\nos.closerange(0, 64)\ndef f(x): return 4",
        ["a segmentation fault"] = "import ctypes\ndef f(x): ctypes.string_at(0)",
        ["endless recursion"] = "import sys\ndef f(x):\n  sys.setrecursionlimit(10 ** 9)\n  return f(x + 1)",
        ["a closed process group"] = "import os, signal\ndef f(x):\n  os.kill(0, signal.SIGKILL)\n  return 1",
    };

    public static TheoryData<SandboxTier, string> DamagingNames => Both(Damaging.Keys);

    public static TheoryData<SandboxTier, string> ForgingNames => Both(Forging.Keys);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DamagingNames))]
    public async Task What_could_do_damage_is_denied(SandboxTier tier, string attack)
    {
        var body = string.Concat(Damaging[attack].Split('\n').Select(line => $"    {line}\n"));
        var solution = $"def f():\n  try:\n{body}  except (OSError, MemoryError, ValueError):\n    return 'denied'\n  return 'done'";
        var report = await sandboxes.Sandbox(tier).RunAsync(
            new TestRun(solution, new CodeTests { EntryPoint = "f", Cases = ["assert f() == 'denied'"] }), None);
        Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
    }

    [Theory]
    [MemberData(nameof(ForgingNames))]
    public async Task No_verdict_is_forged(SandboxTier tier, string attack)
    {
        foreach (var tests in (CodeTests[])[
            new() { EntryPoint = "f", Cases = ["assert f(2) == 48151623"] },
            new() { EntryPoint = "f", Check = "def check(candidate):\n    wanted = 48151623\n    assert candidate(2) == wanted" }])
        {
            var report = await sandboxes.Sandbox(tier).RunAsync(new TestRun(Forging[attack], tests), None);
            Assert.Contains(report.Verdict, (TestVerdict[])[TestVerdict.Failed, TestVerdict.Error, TestVerdict.Memory, TestVerdict.OutputLimit, TestVerdict.Timeout]);
            Assert.Equal(0, report.Passed);
        }
    }

    private static TheoryData<SandboxTier, string> Both(IEnumerable<string> names)
    {
        var data = new TheoryData<SandboxTier, string>();
        foreach (var name in names)
        {
            data.Add(SandboxTier.Bubblewrap, name);
            data.Add(SandboxTier.Landlock, name);
        }

        return data;
    }
}
