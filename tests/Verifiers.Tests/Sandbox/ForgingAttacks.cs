namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>
/// Python that tries to pass a test whose expected value, 48151623, it cannot know. The process that holds it is <c>__main__</c>, whose
/// every function
/// and pipe it may use.
/// </summary>
internal static class ForgingAttacks
{
    private const string Main = "import sys, os, time\nw = sys.modules['__main__']\n";

    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // Ending the process.
            ["ending well at import"] = "import os\nos._exit(0)",
            ["sys.exit at import"] = "import sys\nsys.exit(0)",
            ["ending well when called"] = "import os\ndef f(x): os._exit(0)",
            ["ending as if out of memory"] = "import os\ndef f(x): os._exit(97)",
            ["sys.exit when called"] = "import sys\ndef f(x): sys.exit(0)",
            ["at exit"] = "import atexit, os\natexit.register(lambda: os._exit(0))\ndef f(x): raise SystemExit",
            ["a finaliser at exit"] =
                Main + "class E:\n  def __del__(s): w.reply('{\"v\":48,\"w\":[]}'); os._exit(0)\nkept = E()\ndef f(x): raise SystemExit",
            ["an exit after the answer"] = Main + "def f(x):\n  w.reply('{\"v\":4,\"w\":[]}')\n  os._exit(0)",
            ["a segmentation fault"] = "import ctypes\ndef f(x): ctypes.string_at(0)",
            ["a call of the x32 interface"] = "import ctypes\ndef f(x): return ctypes.CDLL(None).syscall(0x40000000 + 39)",
            ["an interrupt"] = "def f(x): raise KeyboardInterrupt",
            ["a closed process group"] = "import os, signal\ndef f(x):\n  os.kill(0, signal.SIGKILL)\n  return 1",
            ["stopping itself"] = "import os, signal\ndef f(x):\n  os.kill(os.getpid(), signal.SIGSTOP)\n  return 1",
            ["endless recursion"] = "import sys\ndef f(x):\n  sys.setrecursionlimit(10 ** 9)\n  return f(x + 1)",

            // Values that lie about themselves.
            ["an object equal to everything"] =
                "class E:\n  def __eq__(s, o): return True\n  def __ne__(s, o): return False\n  __hash__ = None\ndef f(x): return E()",
            ["an int equal to everything"] =
                "class E(int):\n  def __eq__(s, o): return True\n  __hash__ = int.__hash__\ndef f(x): return E(1)",
            ["a float equal to everything"] =
                "class E(float):\n  def __eq__(s, o): return True\n  __hash__ = float.__hash__\ndef f(x): return E(1)",
            ["a text equal to everything"] =
                "class E(str):\n  def __eq__(s, o): return True\n  __hash__ = str.__hash__\ndef f(x): return E(1)",
            ["a list of equals"] = "class E(list):\n  def __eq__(s, o): return True\ndef f(x): return E()",
            ["a class equal to everything"] =
                "class M(type):\n  def __eq__(s, o): return True\n  __hash__ = type.__hash__\nclass E(metaclass=M): pass\ndef f(x): return E",
            ["an object that calls itself an int"] =
                "class E:\n  __class__ = int\n  def __int__(s): return 48\n  __index__ = __int__\n  def __eq__(s, o): return True\ndef f(x): return E()",
            ["a false fraction"] =
                "class Fraction:\n  numerator = denominator = 1\n  def __eq__(s, o): return True\nFraction.__module__ = 'fractions'\ndef f(x): return Fraction()",
            ["an object that reduces"] = "class E:\n  def __reduce__(s): return (print, ())\ndef f(x): return E()",
            ["an iterator without end"] = "import itertools\ndef f(x): return itertools.count()",
            ["generators without end in each other"] = "def f(x):\n  while True: yield f(x)",
            ["not a number"] = "def f(x): return float('nan')",
            ["a huge number"] = "def f(x): return 10 ** 1000000",
            ["a list that holds itself"] = "def f(x):\n  l = []\n  l.append(l)\n  return l",
            ["the function itself"] = "def f(x): return f",
            ["nothing"] = "def f(x): pass",

            // Exceptions.
            ["an assertion of its own"] = "def f(x): raise AssertionError",
            ["the end of an iteration"] = "def f(x): raise StopIteration(48)",
            ["an exception equal to everything"] =
                "class E(Exception):\n  def __eq__(s, o): return True\n  def __str__(s): raise s\ndef f(x): raise E()",
            ["an exception whose class lies"] =
                "class M(type):\n  __name__ = property(lambda s: 1 / 0)\nclass E(Exception, metaclass=M): pass\ndef f(x): raise E()",

            // The channel of its answers.
            ["replies to every descriptor"] =
                "import os\ndef f(x):\n  for n in range(64):\n    for t in (b'0' * 16 + b'0000000e{\"v\":4,\"w\":[]}', b'V00000046{\"index\":0,\"verdict\":\"passed\",\"microseconds\":1,\"message\":null}', b'E00000000'):\n      try: os.write(n, t)\n      except OSError: pass\n  return 1",
            ["replies before they are asked"] =
                "import os\nfor n in range(64):\n  try: os.write(n, b'0' * 16 + b'00000010{\"v\":4,\"w\":[]}   ')\n  except OSError: pass\ndef f(x): return 4",
            ["a reply after the reply"] = Main + "old = w.reply\ndef reply(t):\n  old(t)\n  old(t)\nw.reply = reply\ndef f(x): return 4",
            ["the judge's words as the reply"] =
                Main
                + "w.handled = lambda r: 'V00000046{\"index\":0,\"verdict\":\"passed\",\"microseconds\":1,\"message\":null}E00000000' if 'call' in r else '{\"v\":null}'\ndef f(x): return 1",
            ["a verdict as the reply"] =
                Main + "w.handled = lambda r: '{\"verdict\":\"passed\"}' if 'call' in r else '{\"v\":null}'\ndef f(x): return 1",
            ["a huge reply"] =
                Main + "w.handled = lambda r: '\"' + 'x' * (2 << 20) + '\"' if 'call' in r else '{\"v\":null}'\ndef f(x): return 1",
            ["a length below zero"] = Main + "def f(x):\n  os.write(w.replies, w.nonce + b'ffffffff{}')\n  return 1",
            ["half a reply"] = Main + "def f(x):\n  os.write(w.replies, w.nonce + b'00000040{')\n  time.sleep(100)",
            ["a flood of replies"] = Main + "def f(x):\n  while True: os.write(w.replies, w.nonce + b'0000000e{\"v\":4,\"w\":[]}')",
            ["a thread that answers first"] =
                Main
                + "import threading\ndef answer():\n  while True:\n    try: os.write(w.replies, w.nonce + b'0000000e{\"v\":4,\"w\":[]}')\n    except BaseException: pass\nthreading.Thread(target=answer, daemon=True).start()\ndef f(x): return 1",
            ["closed descriptors"] = "import os\nos.closerange(0, 64)\ndef f(x): return 4",
            ["a closed channel and silence"] = Main + "def f(x):\n  os.close(w.replies)\n  time.sleep(100)",
            ["a channel closed at import and silence"] = Main + "os.close(w.replies)\ntime.sleep(100)",
            ["requests that are never read"] =
                Main + "os.close(w.requests)\nw.read_exactly = lambda *a: time.sleep(100)\ndef f(x): return 4",
            ["calls back that nobody offered"] = Main + "def f(x):\n  w.reply('{\"back\":[\"call\",1,[],{}]}')\n  return w.serve()",
            ["calls back without end"] = Main + "def f(x):\n  while True:\n    w.reply('{\"back\":[\"call\",-1,[],{}]}')\n    w.serve()",

            // The code around it.
            ["patched builtins"] =
                "import builtins\nbuiltins.isinstance = lambda *a: True\nbuiltins.type = lambda *a: int\nbuiltins.issubclass = lambda *a: True\ndef f(x): return 'x'",
            ["a patched encoder"] = Main + "w.Writer.write = lambda s, v: 'true'\ndef f(x): return 1",
            ["a patched importer"] =
                "import builtins, sys\nbuiltins.__import__ = lambda *a, **k: sys\nsys.modules.clear()\ndef f(x): return 1",
            ["a trace function"] =
                "import sys\ndef t(frame, event, arg):\n  frame.f_locals['value'] = 48\n  return t\nsys.settrace(t)\ndef f(x): return 1",

            // Looking for what is expected.
            ["the frames above"] =
                "import sys\ndef f(x):\n  n = sys._getframe()\n  while n:\n    for v in list(n.f_locals.values()) + list(n.f_globals.values()):\n      if v == 48151623: return v\n    n = n.f_back\n  return 1",
            ["a walk through memory"] =
                "import gc\ndef f(x):\n  for o in gc.get_objects():\n    if type(o) is dict and 48151623 in o.values(): return 48151623\n  return 1",
            ["arguments and environment"] =
                "import sys, os\ndef f(x): return 48151623 if '48151623' in str(sys.orig_argv) + str(os.environ) else 1",
            ["its own memory as the kernel shows it"] = "def f(x): return open('/proc/self/mem', 'rb').read(1)",
            ["the rest of the requests"] =
                Main
                + "def f(x):\n  os.set_blocking(w.requests, False)\n  try: return 48151623 if b'48151623' in os.read(w.requests, 1 << 16) else 1\n  finally: os.set_blocking(w.requests, True)",
        };

    /// <summary>Programs that try to pass for one that prints 48151623.</summary>
    public static IReadOnlyDictionary<string, string> Programs { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ending well"] = "import os\nos._exit(0)",
            ["output that is closed, and silence"] = "import os, time\nos.write(1, b'48151623')\nos.close(1)\ntime.sleep(100)",
            ["the right output and a crash"] = "import ctypes\nprint(48151623, flush=True)\nctypes.string_at(0)",
            ["the right output without end"] = "while True: print(48151623, flush=True)",
            ["output on the wrong stream"] = "import sys\nprint(48151623, file=sys.stderr)",
            ["output on what is left of the channel"] =
                "import os\nfor n in range(3, 64):\n  try: os.write(n, b'48151623')\n  except OSError: pass",
            ["a NUL behind it"] = "print('48151623\\0', end='')",
            ["digits that only look alike"] = "print('４８１５１６２３')",
            ["bytes that are no text"] = "import os\nos.write(1, b'4815162\\xff3')",
            ["input that holds what is expected"] =
                "import sys\nprint(*[t for t in (sys.stdin.read(), str(sys.argv), str(sys.orig_argv)) if '48151623' in t])",
            ["the other program in its place"] = "import os, sys\nos.execv(sys.executable, ['python3', '-c', 'import os; os._exit(0)'])",
            ["a worker that goes on"] =
                "import sys, gc, os\nfor s in [o for o in gc.get_objects() if type(o) is dict and 'run_program' in o]:\n  s['reply']('{\"v\":48151623,\"w\":[]}')",
        };

    /// <summary>Replies to the call that say nothing, or something that is no value.</summary>
    public static IReadOnlyList<string> Malformed { get; } =
    [
        "",
        "{}",
        "[]",
        "7",
        "null",
        "\"v\"",
        "{\"v\":48151623",
        "{\"v\":1}",
        "{\"w\":[]}",
        "{\"v\":1,\"w\":7}",
        "{\"v\":1,\"w\":[[9,1]]}",
        "{\"v\":1,\"w\":[]}{\"v\":48151623,\"w\":[]}",
        "{\"v\":{},\"w\":[]}",
        "{\"v\":{\"i\":\"zz\"},\"w\":[]}",
        "{\"v\":{\"?\":1},\"w\":[]}",
        "{\"v\":{\"q\":[1,0]},\"w\":[]}",
        "{\"v\":{\"m\":\"sNaN\"},\"w\":[]}",
        "{\"v\":{\"r\":[0,0,0]},\"w\":[]}",
        "{\"v\":{\"s\":[[]]},\"w\":[]}",
        "{\"v\":{\"o\":[1,\"int\"]},\"w\":[]}",
        "{\"v\":{\"o\":[\"f\",\"int\"]},\"w\":[]}",
        "{\"v\":{\"o\":[[],7]},\"w\":[]}",
        "{\"v\":NaN,\"w\":[]}",
        "{\"v\":Infinity,\"w\":[]}",
        "{\"v\":1.5,\"w\":[]}",
        "{\"e\":[],\"m\":\"\"}",
        "{\"e\":7,\"m\":7}",
        "{\"e\":[[]],\"m\":7}",
        "{\"e\":[\"Wrong\"],\"m\":null}",
        "{\"e\":[\"SystemExit\"],\"m\":\"0\"}",
        "{\"e\":[\"AssertionError\"],\"m\":\"\"}",
        "{\"e\":[\"UnicodeDecodeError\"],\"m\":\"\"}",
        "{\"back\":7}",
        "{\"back\":[]}",
        "{\"back\":[1,[],{\"d\":[]}]}",
        "{\"back\":[\"call\",1,[],{}]}",
        "{\"back\":[\"attribute\",-1,[\"__globals__\"],{}]}",
        "{\"big\":1}",
        "[\"big\"]",
        "\\ud800",
        "\\xff",
    ];
}
