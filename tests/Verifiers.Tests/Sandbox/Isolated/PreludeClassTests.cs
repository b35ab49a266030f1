using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>Instances of classes that the prelude defines are instances on both sides.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PreludeClassTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(
        TestVerdict.Passed,
        "def f(x): return Point(x, x)",
        "assert f(1)==Point(1,1) and isinstance(f(2),Point) and f(1)!=Point(2,1) and repr(f(1))=='Point(x=1, y=1)'",
        Preludes.Point
    )]
    [InlineData(TestVerdict.Passed, Preludes.Point + "def f(x): return Point(x, x)", "assert f(1)==Point(1,1)", Preludes.Point)]
    [InlineData(
        TestVerdict.Unjudged,
        "class Point:\n  def __init__(s,x,y): s.x=x;s.y=y\n  def __eq__(s,o): return (s.x,s.y)==(o.x,o.y)\ndef f(x): return Point(x, x)",
        "assert f(1)==Point(1,1)",
        Preludes.Point
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(xs):\n  h=None\n  for x in reversed(xs): h=Node(x,h)\n  return h",
        "n=f([1,2,3])\nassert [n.val,n.next.val,n.next.next.val,n.next.next.next]==[1,2,3,None]",
        Preludes.Node
    )]
    [InlineData(TestVerdict.Passed, "def f(n): return [Node(i) for i in range(n)]", "assert [x.val for x in f(3)]==[0,1,2]", Preludes.Node)]
    [InlineData(
        TestVerdict.Passed,
        "def f(s): return s.push(2) or s.items",
        "s=Stack()\ns.push(1)\nassert f(s)==[1,2] and s.items==[1,2]",
        "class Stack:\n  __slots__=('items',)\n  def __init__(self): self.items=[]\n  def push(self,x): self.items.append(x)\n"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(): return MyList([1,2])",
        "l=f()\nassert l==[1,2] and l.total()==3 and isinstance(l,MyList)",
        "class MyList(list):\n  def total(self): return sum(self)\n"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(c): return C.B if c is C.A else C.A",
        "assert f(C.A) is C.B and f(C.B)==C.A",
        "from enum import Enum\nclass C(Enum):\n  A=1\n  B=2\n"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(c): return [x for x in c]",
        "assert f(C)==[C.A,C.B]",
        "from enum import IntEnum\nclass C(IntEnum):\n  A=1\n  B=2\n"
    )]
    [InlineData(TestVerdict.Failed, "def f(x): return Point(x, 5)", "assert f(1)==Point(1,1)", Preludes.Point)]
    [InlineData(TestVerdict.Passed, "def f(c): return c(3).val", "assert f(Node)==3", Preludes.Node)]
    [InlineData(
        TestVerdict.Passed,
        "def f(n): return Tree(n)",
        "assert f(3).size()==3",
        "class Base:\n  def __init__(self,n): self.n=n\nclass Tree(Base):\n  def size(self): return self.n\n"
    )]
    public Task An_instance_of_a_preludes_class_is_one_on_both_sides(
        TestVerdict verdict,
        string solution,
        string test,
        string prelude = ""
    ) => IsJudgedAsync(verdict, solution, test, prelude);
}
