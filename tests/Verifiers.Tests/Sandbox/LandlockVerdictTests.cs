using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox;

[Collection(SandboxCollection.Name)]
public sealed class LandlockVerdictTests(SandboxFixture sandboxes) : VerdictTests(sandboxes, SandboxTier.Landlock)
{
    [Fact]
    public async Task No_file_can_be_made()
    {
        var report = await RunAsync("def f(): open('/tmp/left', 'w')", "assert f() == None");
        Assert.Equal(
            (TestVerdict.Error, "f() raised PermissionError: [Errno 13] Permission denied: '/tmp/left'"),
            (report.Verdict, report.Cases[0].Message)
        );
    }
}
