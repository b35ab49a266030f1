using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>What is one object in one Python is one object here, both ways.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SharedContainersTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(
        TestVerdict.Failed,
        "class f:\n  def __init__(s): s.c={}\n  def get(s,k): return s.c.setdefault(k,[])",
        "a=f()\na.get(1).append(3)\nassert a.get(1)==[]"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(a):\n  return [r[:] for r in a]",
        "a=[[1],[2]]\nb=f(a)\nb[0].append(9)\nassert a==[[1],[2]] and b==[[1,9],[2]]"
    )]
    [InlineData(TestVerdict.Failed, "def f(d): return dict(d)", "a={'x':[1]}\nb=f(a)\nb['x'].append(2)\nassert a=={'x':[1]}")]
    [InlineData(TestVerdict.Failed, "def f(n): return [set()]*n", "s=f(3)\ns[0].add(1)\nassert s[1]==set()")]
    [InlineData(TestVerdict.Failed, "def f(n): return dict.fromkeys(range(n),[])", "d=f(2)\nd[0].append(1)\nassert d[1]==[]")]
    [InlineData(TestVerdict.Passed, "def f(n): return {k:[] for k in range(n)}", "d=f(2)\nd[0].append(1)\nassert d[1]==[] and d[0]==[1]")]
    [InlineData(TestVerdict.Failed, "R=[]\ndef f(x):\n  R.append(x)\n  return R", "assert f(1)==[1]\nassert f(1)==[1]")]
    [InlineData(TestVerdict.Failed, "class f:\n  items=[]\n  def add(s,x): s.items.append(x)", "a=f();b=f()\na.add(1)\nassert b.items==[]")]
    [InlineData(TestVerdict.Failed, "def f(l):\n  l.sort()\n  return l", "a=[3,1]\nb=f(a)\nassert b==[1,3] and a==[3,1]")]
    [InlineData(TestVerdict.Failed, "def f(t): return t", "import copy\na=([1],)\nb=f(a)\nb[0].append(2)\nassert a==([1],)")]
    [InlineData(TestVerdict.Passed, "def f(a):\n  a[0]=a\n  return a", "a=[0]\nb=f(a)\nassert b is a and b[0] is b")]
    [InlineData(TestVerdict.Failed, "def f(n): return n", "n=Node(1)\nm=f(n)\nm.val=2\nassert n.val==1", Preludes.Node)]
    [InlineData(TestVerdict.Failed, "def f(a):\n  return a[:]", "a=[[1,2]]\nb=f(a)\nassert b[0] is not a[0]")]
    [InlineData(TestVerdict.Failed, "c=[0]\ndef f():\n  return c", "x=f()\nx[0]+=1\nassert f()[0]==0")]
    [InlineData(TestVerdict.Failed, "def f(g):\n  m=[1]\n  g(m)\n  m.append(2)", "s=[]\nf(s.append)\nassert s==[[1]]")]
    [InlineData(TestVerdict.Passed, "def f(g):\n  m=[1]\n  g(m)\n  m.append(2)", "s=[]\nf(s.append)\nassert s==[[1,2]]")]
    [InlineData(
        TestVerdict.Passed,
        "from collections import deque\ndef f(d):\n  d.rotate(1)\n  return d",
        "from collections import deque\nd=deque([1,2,3],maxlen=3)\ne=f(d)\nassert e is d and list(d)==[3,1,2] and d.maxlen==3"
    )]
    [InlineData(
        TestVerdict.Failed,
        "from collections import defaultdict\nd=defaultdict(list)\ndef f(k,v):\n  d[k].append(v)\n  return d",
        "a=f(1,2)\nb=f(1,3)\nassert a=={1:[2]}"
    )]
    [InlineData(
        TestVerdict.Failed,
        "def f():\n  def g(acc=[]):\n    acc.append(1)\n    return acc\n  return g",
        "g=f()\nassert g()==[1]\nassert g()==[1]"
    )]
    [InlineData(TestVerdict.Failed, "def f(n):\n  a=[]\n  for i in range(n):\n    yield a\n    a.append(i)", "assert list(f(2))==[[],[0]]")]
    public Task A_container_is_one_object_on_both_sides(TestVerdict verdict, string solution, string test, string prelude = "") =>
        IsJudgedAsync(verdict, solution, test, prelude);
}
