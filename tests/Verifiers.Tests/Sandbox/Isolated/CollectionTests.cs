using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>Classes of containers, and how deep they are, cross.</summary>
[Collection(SandboxCollection.Name)]
public sealed class CollectionTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(TestVerdict.Error, "from collections import Counter\ndef f(x): return dict(Counter(x))", "assert f('aa')['z']==0")]
    [InlineData(
        TestVerdict.Passed,
        "from collections import Counter\ndef f(x): return Counter(x)",
        "c=f('aab')\nassert c['z']==0 and c.most_common(1)==[('a',2)]"
    )]
    [InlineData(
        TestVerdict.Passed,
        "from collections import defaultdict\ndef f(x):\n  d=defaultdict(list)\n  d[x].append(1)\n  return d",
        "d=f(1)\nassert d=={1:[1]} and d[7]==[]"
    )]
    [InlineData(
        TestVerdict.Passed,
        "from collections import OrderedDict\ndef f():\n  return OrderedDict([(1,2),(3,4)])",
        "from collections import OrderedDict\nd=f()\nassert isinstance(d,OrderedDict) and list(d)==[1,3]\nd.move_to_end(1)\nassert list(d)==[3,1]"
    )]
    [InlineData(TestVerdict.Failed, "def f(): return {1:2,3:4}", "from collections import OrderedDict\nassert isinstance(f(),OrderedDict)")]
    [InlineData(
        TestVerdict.Passed,
        "def f(n):\n  a=[]\n  for _ in range(n): a=[a]\n  return a",
        "a=f(500)\nfor _ in range(500): a=a[0]\nassert a==[]"
    )]
    [InlineData(
        TestVerdict.Passed,
        "def f(a):\n  n=0\n  while a: a=a[0];n+=1\n  return n",
        "a=[]\nfor _ in range(800): a=[a]\nassert f(a)==800"
    )]
    [InlineData(TestVerdict.Passed, "def f(n):\n  t=()\n  for _ in range(n): t=(t,1)\n  return t", "t=f(300)\nassert t[1]==1")]
    public Task A_container_keeps_its_class_and_its_depth(TestVerdict verdict, string solution, string test, string prelude = "") =>
        IsJudgedAsync(verdict, solution, test, prelude);
}
