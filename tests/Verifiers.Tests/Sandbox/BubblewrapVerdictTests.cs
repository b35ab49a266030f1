using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox;

[Collection(SandboxCollection.Name)]
public sealed class BubblewrapVerdictTests(SandboxFixture sandboxes) : VerdictTests(sandboxes, SandboxTier.Bubblewrap)
{
    [Fact]
    public async Task A_file_of_one_run_is_not_there_in_the_next()
    {
        var write = "import os\ndef f():\n  old = os.path.exists('/tmp/left')\n  open('/tmp/left', 'w').close()\n  return old";
        Assert.Equal(TestVerdict.Passed, (await RunAsync(write, "assert f() == False")).Verdict);
        Assert.Equal(TestVerdict.Passed, (await RunAsync(write, "assert f() == False")).Verdict);
    }
}
