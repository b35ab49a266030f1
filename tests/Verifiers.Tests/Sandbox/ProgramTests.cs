using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>Whole programs: what they take for granted, and how their output is compared.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ProgramTests(SandboxFixture sandboxes)
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("print(open('/dev/stdin').read().strip())")]
    [InlineData("import sys\nsys.stdin = open('/dev/stdin')\nprint(input())")]
    [InlineData(
        "import resource\nresource.setrlimit(resource.RLIMIT_STACK, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\nprint(input())"
    )]
    [InlineData("import resource\nresource.setrlimit(resource.RLIMIT_STACK, (2 ** 29, -1))\nprint(input())")]
    [InlineData("import sys\nsys.stderr.write('x' * 2000000)\nprint(input())")]
    [InlineData(
        "import sys, threading\nthreading.stack_size(1 << 29)\nt = threading.Thread(target=lambda: print(input()))\nt.start()\nt.join()"
    )]
    [InlineData("\uFEFFprint(input())")]
    [InlineData("The program:\n\nn = input()\nprint(n)")]
    public async Task What_programs_take_for_granted_is_there(string program)
    {
        foreach (var tier in (SandboxTier[])[SandboxTier.Bubblewrap, SandboxTier.Landlock])
        {
            var report = await sandboxes
                .Sandbox(tier)
                .RunAsync(new TestRun(program, new CodeTests { Programs = [new("12\n", "12")] }), None);
            Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
        }
    }

    [Theory]
    [InlineData("print(1/3)", "0.333333", false, null, TestVerdict.Failed)]
    [InlineData("print(1/3)", "0.333333", false, 1e-5, TestVerdict.Passed)]
    [InlineData("print('x', 1/3)", "x 0.333333", false, 1e-5, TestVerdict.Passed)]
    [InlineData("print('nan')", "0.5", false, 1e-5, TestVerdict.Failed)]
    [InlineData("print('inf')", "0.5", false, 1.0, TestVerdict.Failed)]
    [InlineData("print(100001)", "100000", false, 1e-3, TestVerdict.Failed)]
    [InlineData("print(1000.4)", "1000.0", false, 1e-3, TestVerdict.Passed)]
    [InlineData("print(1, 2)\nprint(3)", "1\n2 3", false, null, TestVerdict.Failed)]
    [InlineData("print(1, 2)\nprint(3)", "1\n2 3", true, null, TestVerdict.Passed)]
    [InlineData("print(1, 2, 3, 4)", "1 2 3", true, null, TestVerdict.Failed)]
    [InlineData("import sys\nsys.stdout.buffer.write(b'\\xff')", "\uFFFD", false, null, TestVerdict.Failed)]
    public async Task Output_is_compared_as_asked(string program, string stdout, bool tokens, double? tolerance, TestVerdict verdict)
    {
        var tests = new CodeTests
        {
            Programs = [new("", stdout)],
            Tokens = tokens,
            Tolerance = tolerance,
        };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun(program, tests), None);
        Assert.Equal(verdict, report.Verdict);
    }
}
