using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>Whether two equal values that never change are one object is not told by two processes.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ObjectIdentityTests(SandboxFixture sandboxes) : IsolatedTests(sandboxes)
{
    [Theory]
    [InlineData(TestVerdict.Unjudged, "def f(x): return x", "s='ab'*50\nassert f(s) is s")]
    [InlineData(TestVerdict.Passed, "def f(x): return x", "t=(1,2)\nassert f(t) is t and f(None) is None and f(True) is True")]
    public Task Identity_is_told_where_it_can_be(TestVerdict verdict, string solution, string test, string prelude = "") =>
        IsJudgedAsync(verdict, solution, test, prelude);
}
