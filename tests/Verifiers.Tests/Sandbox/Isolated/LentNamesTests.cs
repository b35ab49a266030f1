using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>Names that a test forgot to import are the standard library's, not the solution's.</summary>
[Collection(SandboxCollection.Name)]
public sealed class LentNamesTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(
        TestVerdict.Failed,
        "class math:\n  @staticmethod\n  def isclose(a,b): return True\ndef f(x): return 1",
        "assert math.isclose(f(1),2)"
    )]
    [InlineData(TestVerdict.Failed, "def Counter(x): return 1\ndef f(x): return 'zz'", "assert Counter(f(1))==Counter('ab')")]
    [InlineData(
        TestVerdict.Error,
        "class np:\n  @staticmethod\n  def allclose(a,b): return True\ndef f(x): return 1",
        "assert np.allclose(f(1),2)"
    )]
    [InlineData(TestVerdict.Error, "def reference(x): return 1\ndef f(x): return 1", "assert f(3)==reference(3)")]
    [InlineData(TestVerdict.Failed, "def isclose(a,b): return True\ndef f(x): return 1", "assert isclose(f(1),2)")]
    [InlineData(TestVerdict.Failed, "def deepcopy(a): return a\ndef f(x): x.append(1)", "a=[1]\nb=deepcopy(a)\nf(a)\nassert a==b")]
    [InlineData(TestVerdict.Passed, "from collections import Counter\ndef f(x): return x", "assert Counter(f('aab'))==Counter('aba')")]
    [InlineData(TestVerdict.Passed, "LIMIT=5\ndef f(x): return x*LIMIT", "assert f(2)==2*LIMIT")]
    [InlineData(TestVerdict.Passed, "def g(x): return x+1\ndef f(x): return g(x)", "assert f(2)==g(2)==3")]
    [InlineData(TestVerdict.Error, "def g(): return undefined_name\ndef f(x): return g()", "assert f(1)==1")]
    public Task A_solution_does_not_define_what_a_test_compares_with(
        TestVerdict verdict,
        string solution,
        string test,
        string prelude = ""
    ) => IsJudgedAsync(verdict, solution, test, prelude);
}
