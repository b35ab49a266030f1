using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>Objects of the solution act as their classes say.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SolutionObjectTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(
        TestVerdict.Passed,
        "class Base: pass\nclass f(Base):\n  K=3\n  def m(s): return s\n  @property\n  def p(s): return 4\n  @classmethod\n  def mk(c): return c()",
        "a=f()\nassert isinstance(a,f) and isinstance(a,Base) and issubclass(f,Base) and a.m() is a and a.p==4 and f.K==3 and isinstance(f.mk(),f) and type(a) is f and type(a).__name__=='f' and not isinstance(3,f)"
    )]
    [InlineData(
        TestVerdict.Passed,
        "class f:\n  def __enter__(s):\n    s.o=1\n    return s\n  def __exit__(s,t,e,b):\n    s.o=0\n    return t is ValueError",
        "x=f()\nwith x as y:\n  assert y is x and x.o==1\n  raise ValueError('z')\nassert x.o==0"
    )]
    [InlineData(
        TestVerdict.Passed,
        "class Stack(list):\n  def push(s,x): s.append(x)\nf=Stack",
        "s=f()\ns.push(1)\nassert len(s)==1 and s[0]==1 and list(s)==[1]"
    )]
    [InlineData(TestVerdict.Passed, "class f(dict):\n  def __missing__(s,k): return 7", "d=f()\nassert d['q']==7")]
    [InlineData(
        TestVerdict.Passed,
        "from enum import Enum\nclass f(Enum):\n  A=1\n  B=2",
        "assert f.A.value==1 and f(1) is f.A and f['B'] is f.B and len(f)==2 and [x.name for x in f]==['A','B'] and f.A!=f.B"
    )]
    [InlineData(
        TestVerdict.Passed,
        "class f:\n  async def go(s): return 3\n  async def __aenter__(s): return s\n  async def __aexit__(s,*a): pass\nasync def gen(n):\n  for i in range(n): yield i",
        "import asyncio\nasync def t():\n  async with f() as x:\n    r=await x.go()\n  return r,[y async for y in gen(3)]\nassert asyncio.run(t())==(3,[0,1,2])"
    )]
    [InlineData(
        TestVerdict.Passed,
        "import re\ndef f(): return re.compile('a+')",
        "assert f().match('aa').group()=='aa' and f().pattern=='a+'"
    )]
    [InlineData(TestVerdict.Passed, "def f(self=1, cls=2, **kw): return [self,cls,kw]", "assert f(self=5,name=3)==[5,2,{'name':3}]")]
    [InlineData(
        TestVerdict.Passed,
        "class f:\n  def __getitem__(s,i): return i",
        "assert f()[1:2]==slice(1,2) and f()[1,2]==(1,2) and f()[...] is ..."
    )]
    public Task An_object_of_the_solution_acts_as_its_class_says(TestVerdict verdict, string solution, string test, string prelude = "") =>
        IsJudgedAsync(verdict, solution, test, prelude);
}
