using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>What an object of the solution says of itself counts among objects of the solution alone.</summary>
[Collection(SandboxCollection.Name)]
public sealed class OperatorTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(
        TestVerdict.Failed,
        "class f:\n  def __init__(s,n): s.n=n\n  def __lt__(s,o): return False\n  def __le__(s,o): return False",
        "assert f(1)<f(2)"
    )]
    [InlineData(
        TestVerdict.Passed,
        "class f:\n  def __init__(s,n): s.n=n\n  def __lt__(s,o): return s.n<o.n\n  def __add__(s,o): return f(s.n+o.n)\n  def __neg__(s): return f(-s.n)",
        "assert f(1)<f(2) and not f(2)<f(1)\nassert (f(1)+f(2)).n==3 and (-f(1)).n==-1\nassert sorted([f(2),f(1)])[0].n==1"
    )]
    [InlineData(TestVerdict.Failed, "class f:\n  def __init__(s,n): s.n=n\n  def __ne__(s,o): return False", "assert f(1)!=f(2)")]
    [InlineData(TestVerdict.Failed, "class E:\n  def __eq__(s,o): return True\ndef f(x): return E()", "assert f(1)==481516")]
    [InlineData(TestVerdict.Unjudged, "class f:\n  def __init__(s,n): s.n=n\n  def __eq__(s,o): return s.n==o", "assert f(1)==1")]
    [InlineData(TestVerdict.Unjudged, "class f:\n  def __init__(s,n): s.n=n\n  def __mul__(s,o): return f(s.n*o)", "assert (f(2)*3).n==6")]
    [InlineData(
        TestVerdict.Error,
        "class E:\n  def __lt__(s,o): return True\n  __gt__=__le__=__ge__=__lt__\ndef f(x): return E()",
        "assert f(1)<481516"
    )]
    [InlineData(TestVerdict.Failed, "class E:\n  def __contains__(s,o): return True\ndef f(x): return E()", "assert 481516 in f(1)")]
    [InlineData(TestVerdict.Error, "class E:\n  def __sub__(s,o): return 0.0\ndef f(x): return E()", "assert abs(f(1)-481516)<1e-6")]
    [InlineData(TestVerdict.Unjudged, "class E:\n  def __sub__(s,o): return 0.0\ndef f(x): return E()", "assert abs(f(1)-f(2))<1e-6")]
    [InlineData(
        TestVerdict.Unjudged,
        "class E:\n  def __float__(s): return 5.0\ndef f(x): return E()",
        "import math\nassert math.isclose(f(1),5)"
    )]
    public Task An_operator_is_forwarded_or_left_unjudged(TestVerdict verdict, string solution, string test, string prelude = "") =>
        IsJudgedAsync(verdict, solution, test, prelude);
}
