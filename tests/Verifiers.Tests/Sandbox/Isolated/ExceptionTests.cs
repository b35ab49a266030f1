using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>Exceptions cross by their class, with their arguments.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ExceptionTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(
        TestVerdict.Passed,
        "def f(n): raise BadInput('neg', 5)",
        "try:\n  f(1)\n  assert False\nexcept BadInput as e: assert e.args==('neg',5)",
        "class BadInput(ValueError):\n  pass\n"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(n): raise MyErr(7)",
        "try:\n  f(1)\n  assert False\nexcept MyErr as e: assert e.code==7 and str(e)=='code 7'",
        "class MyErr(Exception):\n  def __init__(self, code):\n    super().__init__('code %d' % code)\n    self.code=code\n"
    )]
    [InlineData(
        TestVerdict.Passed,
        "class E(ValueError):\n  pass\nclass E2(E): pass\ndef f(n): raise E2('x')",
        "try:\n  f(1)\n  assert False\nexcept E: pass\ntry:\n  f(1)\n  assert False\nexcept ValueError as e: assert type(e).__name__=='E2' and str(e)=='x'"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(b): return b.decode()",
        "try:\n  f(b'\\xff')\n  assert False\nexcept UnicodeDecodeError as e: assert e.start==0"
    )]
    [InlineData(TestVerdict.Passed, "def f(it): return next(it)", "try:\n  f(iter([]))\n  assert False\nexcept StopIteration: pass")]
    [InlineData(
        TestVerdict.Passed,
        "def f(n): raise StopIteration(n)",
        "try:\n  f(3)\n  assert False\nexcept StopIteration as e: assert e.value==3"
    )]
    [InlineData(TestVerdict.Error, "def f(n): raise StopIteration(n)", "for a,b in zip(map(f,[1]),[1]): assert a==b\nf(1)")]
    [InlineData(TestVerdict.Passed, "def f(n): return ValueError('x')", "assert isinstance(f(1),ValueError) and str(f(1))=='x'")]
    [InlineData(
        TestVerdict.Passed,
        "import sys\ndef f(n): sys.exit(3)",
        "try:\n  f(1)\n  assert False\nexcept SystemExit as e: assert e.code==3"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(n): return open('/nope')",
        "try:\n  f(1)\n  assert False\nexcept FileNotFoundError as e: assert e.errno==2"
    )]
    [InlineData(
        TestVerdict.Passed,
        "class Stop(Exception): pass\ndef f(n):\n  try: raise Stop('a')\n  except Stop as e: raise KeyError('k') from e",
        "try:\n  f(1)\n  assert False\nexcept KeyError as e: assert e.args==('k',)"
    )]
    [InlineData(TestVerdict.Passed, "def f(n): return int", "assert f(1) is int and f(1)('3')==3")]
    [InlineData(
        TestVerdict.Passed,
        "def f(t,x): return isinstance(x,t)",
        "assert f(int,3) and not f(str,3) and f((int,str),'a') and f(list,[])"
    )]
    [InlineData(
        TestVerdict.Passed,
        "from collections import defaultdict\ndef f(t):\n  d=defaultdict(t)\n  d[1]\n  return d",
        "assert f(list)=={1:[]} and f(int)[1]==0"
    )]
    public Task An_exception_is_caught_by_its_class_and_holds_what_it_held(
        TestVerdict verdict,
        string solution,
        string test,
        string prelude = ""
    ) => IsJudgedAsync(verdict, solution, test, prelude);
}
