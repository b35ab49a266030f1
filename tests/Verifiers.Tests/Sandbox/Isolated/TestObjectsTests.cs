using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>Objects of the tests that the solution uses, and may not look behind.</summary>
[Collection(SandboxCollection.Name)]
public sealed class TestObjectsTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(
        TestVerdict.Passed,
        "def f(g):\n  try: g()\n  except MyE as e: return e.args[0]",
        "def g(): raise MyE('q')\nassert f(g)=='q'",
        "class MyE(Exception): pass\n"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(g):\n  try: g()\n  except Exception as e: return type(e).__name__, str(e)",
        "class Boom(Exception): pass\ndef g(): raise Boom('q')\nassert f(g)==('Boom','q')"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(g): return g()",
        "class Boom(Exception): pass\ndef g(): raise Boom('q')\ntry:\n  f(g)\n  assert False\nexcept Boom as e: assert str(e)=='q'"
    )]
    [InlineData(
        TestVerdict.Passed,
        "async def f(g): return await g(2)",
        "import asyncio\nasync def g(x):\n  await asyncio.sleep(0)\n  return x*2\nassert asyncio.run(f(g))==4"
    )]
    [InlineData(
        TestVerdict.Passed,
        "import functools\ndef f(g):\n  @functools.wraps(g)\n  def w(*a,**k): return g(*a,**k)+1\n  return w",
        "def g(x):\n  'doc'\n  return x\nassert f(g)(2)==3 and f(g).__name__=='g' and f(g).__doc__=='doc'"
    )]
    [InlineData(TestVerdict.Passed, "def f(g): return g", "def g(): pass\nassert f(g) is g")]
    [InlineData(
        TestVerdict.Passed,
        "def f(o): return o.area()*2",
        "class S:\n  def __init__(s): s.r=3\n  def area(s): return s.r\nassert f(S())==6"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(o):\n  with o as x: return x",
        "class M:\n  def __enter__(s): return 5\n  def __exit__(s,*a): s.done=1\nm=M()\nassert f(m)==5 and m.done==1"
    )]
    [InlineData(TestVerdict.Passed, "def f(b): return b.read().upper()", "import io\nassert f(io.StringIO('ab'))=='AB'")]
    [InlineData(TestVerdict.Passed, "def f(out): out.write('hi')", "import io\nb=io.StringIO()\nf(b)\nassert b.getvalue()=='hi'")]
    [InlineData(
        TestVerdict.Passed,
        "def f(l): l.sort(key=lambda p: p.val); return [p.val for p in l]",
        "assert f([Node(3),Node(1)])==[1,3]",
        Preludes.Node
    )]
    [InlineData(TestVerdict.Passed, "def f(g): return [g(x,y=2) for x in range(3)]", "assert f(lambda x,y=1: x*y)==[0,2,4]")]
    [InlineData(
        TestVerdict.Error,
        "def f(o): return o.__class__.__init__.__globals__['secret']",
        "secret=48151623\nclass S:\n  def __init__(s): pass\nassert f(S())==secret"
    )]
    [InlineData(
        TestVerdict.Error,
        "def f(g): return g.gi_frame.f_globals['secret']",
        "secret=48151623\nassert f((x for x in [1]))==secret"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(g):\n  g.send(None)\n  return g.send(4)",
        "def gen():\n  x=yield 1\n  yield x*2\nassert f(gen())==8"
    )]
    public Task A_solution_uses_objects_of_the_tests_and_sees_no_more(
        TestVerdict verdict,
        string solution,
        string test,
        string prelude = ""
    ) => IsJudgedAsync(verdict, solution, test, prelude);
}
