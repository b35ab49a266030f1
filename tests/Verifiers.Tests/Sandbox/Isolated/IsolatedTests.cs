using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>What two processes make of a solution and a test, in both tiers.</summary>
public abstract class IsolatedTests(SandboxFixture sandboxes)
{
    protected async Task IsJudgedAsync(TestVerdict verdict, string solution, string test, string prelude)
    {
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Prelude = prelude,
            Cases = [test],
            Judging = TestsJudging.Isolated,
        };
        foreach (var tier in (SandboxTier[])[SandboxTier.Bubblewrap, SandboxTier.Landlock])
        {
            var report = await sandboxes.Sandbox(tier).RunAsync(new TestRun(solution, tests), TestContext.Current.CancellationToken);
            Assert.True(verdict == report.Verdict, $"{tier}: {report.Verdict}, {report.Cases[0].Message}");
            Assert.Equal(TestsJudging.Isolated, report.Judged);
        }
    }
}
