using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>Solution and tests in one Python: what it is for, when it is used, and what it does not hold against.</summary>
[Collection(SandboxCollection.Name)]
public sealed class TogetherTests(SandboxFixture sandboxes)
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        UnjudgedReason.PatchedModule,
        "def f(n): print('Hello', n)",
        "import io, contextlib\nb = io.StringIO()\nwith contextlib.redirect_stdout(b): f(3)\nassert b.getvalue() == 'Hello 3\\n'"
    )]
    [InlineData(
        UnjudgedReason.PatchedModule,
        "import time\ndef f(n):\n  time.sleep(n)\n  return 'done'",
        "from unittest.mock import patch\nwith patch('time.sleep') as m:\n  assert f(30) == 'done'\n  m.assert_called_once_with(30)"
    )]
    [InlineData(
        UnjudgedReason.Operators,
        "class f:\n  def __init__(s, n): s.n = n\n  def __mul__(s, k): return f(s.n * k)",
        "assert (f(2) * 3).n == 6"
    )]
    [InlineData(UnjudgedReason.Identity, "def f(x): return x", "s = 'ab' * 50\nassert f(s) is s")]
    public async Task Auto_goes_on_together_where_two_processes_are_no_judge(string reason, string solution, string test)
    {
        foreach (var tier in (SandboxTier[])[SandboxTier.Bubblewrap, SandboxTier.Landlock])
        {
            var report = await JudgeAsync(solution, test, TestsJudging.Auto, tier);
            Assert.Equal(
                (TestVerdict.Passed, TestsJudging.Together, reason, false),
                (report.Verdict, report.Judged, report.Reason, report.IsTrusted)
            );
            report = await JudgeAsync(solution, test, TestsJudging.Isolated, tier);
            Assert.Equal((TestVerdict.Unjudged, TestsJudging.Isolated, reason), (report.Verdict, report.Judged, report.Reason));
        }
    }

    [Theory]
    [InlineData("def f(x): return x + 1", "assert f(1) == 1", TestVerdict.Failed)]
    [InlineData("def f(x): raise KeyError(x)", "assert f(1) == 1", TestVerdict.Error)]
    [InlineData("def f(x): return x", "assert f(1) == 1", TestVerdict.Passed)]
    [InlineData("def f(x): return bytearray(1 << 29)", "assert f(1) == 1", TestVerdict.Memory)]
    [InlineData("import os\ndef f(x): os._exit(0)", "assert f(1) == 1", TestVerdict.Error)]
    [InlineData("import sys\nsys.exit(0)", "assert f(1) == 1", TestVerdict.Error)]
    [InlineData("import os\nos._exit(0)", "assert f(1) == 1", TestVerdict.Error)]
    [InlineData("def f(x):\n  while True: pass", "assert f(1) == 1", TestVerdict.Timeout)]
    public async Task Together_every_case_must_report_its_end(string solution, string test, TestVerdict verdict)
    {
        var report = await JudgeAsync(solution, test, TestsJudging.Together);
        Assert.Equal((verdict, TestsJudging.Together, true), (report.Verdict, report.Judged, report.IsTrusted));
    }

    [Fact]
    public async Task Together_the_cases_of_a_check_are_told_one_by_one()
    {
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Check =
                "def check(candidate):\n    a = candidate(2)\n    assert a == 4\n    assert candidate(3) == 7\n    assert candidate(4) == 8\n",
            Judging = TestsJudging.Together,
        };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun("def f(x): return 2 * x", tests), None);
        Assert.Equal(["passed", "failed", "passed"], report.Cases.Select(one => one.Verdict.Name()));
    }

    [Theory]
    [InlineData(
        "import builtins\nbuiltins.abs = lambda x: 0\ndef f(x): return 1",
        "assert abs(f(1) - 48151623) < 1e-6",
        "patched builtins.abs"
    )]
    [InlineData("class E:\n  def __eq__(s, o): return True\ndef f(x): return E()", "assert f(1) == 48151623", "equal to anything")]
    [InlineData("import os\ndef f(x):\n  try: os.fork()\n  except OSError: pass\n  return 1", "assert f(1) == 1", "os.fork")]
    public async Task A_pass_with_a_finding_is_no_pass(string solution, string test, string finding)
    {
        var report = await JudgeAsync(solution, test, TestsJudging.Together);
        Assert.Equal(TestVerdict.Error, report.Verdict);
        Assert.Contains(report.Findings, one => one.Contains(finding, StringComparison.Ordinal));
    }

    /// <summary>The list of <c>docs/sandbox.md</c>: these pass together, which is why a pass of that kind is named.</summary>
    [Theory]
    [InlineData("class E(int):\n  def __sub__(s, o): return 0.0\ndef f(x): return E(1)", "assert abs(f(1) - 48151623) < 1e-6")]
    [InlineData("class E:\n  def __lt__(s, o): return True\ndef f(x): return E()", "assert f(1) < 48151623")]
    [InlineData(
        "import sys\nw = sys.modules['__main__']\nw.Together.judge = lambda s, index: ('passed', None)\ndef f(x): return 1",
        "assert f(1) == 48151623"
    )]
    [InlineData(
        "import sys\ndef f(x): return next(c for c in sys._getframe(1).f_code.co_consts if type(c) is int and c > 1000)",
        "assert f(1) == 48151623"
    )]
    public async Task What_forges_a_pass_together_is_known_and_forges_none_isolated(string solution, string test)
    {
        Assert.Equal(TestVerdict.Passed, (await JudgeAsync(solution, test, TestsJudging.Together)).Verdict);
        Assert.NotEqual(TestVerdict.Passed, (await JudgeAsync(solution, test, TestsJudging.Isolated)).Verdict);
    }

    [Fact]
    public async Task Names_that_the_solution_lent_are_told()
    {
        var report = await JudgeAsync("LIMIT = 5\ndef f(x): return x * LIMIT", "assert f(2) == 2 * LIMIT", TestsJudging.Auto);
        Assert.Equal(TestVerdict.Passed, report.Verdict);
        Assert.Equal(["lent the name LIMIT to the tests"], report.Findings);
    }

    private async Task<TestReport> JudgeAsync(string solution, string test, TestsJudging judging, SandboxTier tier = SandboxTier.Bubblewrap)
    {
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Cases = [test],
            Judging = judging,
            Seconds = 5,
        };
        return await sandboxes.Sandbox(tier).RunAsync(new TestRun(solution, tests), None);
    }
}
