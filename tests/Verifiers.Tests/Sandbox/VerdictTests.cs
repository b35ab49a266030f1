using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>What solutions are told, the same in every tier.</summary>
public abstract class VerdictTests(SandboxFixture sandboxes, SandboxTier tier)
{
    protected static CancellationToken None => TestContext.Current.CancellationToken;

    protected ICodeSandbox Sandbox => sandboxes.Sandbox(tier);

    [Fact]
    public async Task A_wrong_answer_is_explained_and_the_other_cases_are_judged()
    {
        var report = await RunAsync("def f(x): return x + 2", "assert f(2) == 4", "assert f(3) == 6", "assert f(0) == 2");
        Assert.Equal(["passed", "failed", "passed"], report.Cases.Select(one => one.Verdict.Name()));
        Assert.Equal("f(3) returned 5, expected 6", report.Cases[1].Message);
        Assert.Equal(
            (TestVerdict.Failed, 2, 3, tier.ToString().ToLowerInvariant()),
            (report.Verdict, report.Passed, report.Total, report.Sandbox)
        );
    }

    [Fact]
    public async Task The_code_is_the_last_fenced_block_of_Markdown()
    {
        var report = await RunAsync(
            "First\n```python\ndef f(x): return 0\n```\nbetter:\n```python\ndef f(x): return x\n```\nDone.",
            "assert f(2) == 2"
        );
        Assert.Equal(TestVerdict.Passed, report.Verdict);
    }

    [Theory]
    [InlineData("def f(x): return True", "assert f(1) == 1")]
    [InlineData("def f(x): return 1.0", "assert f(1) == True")]
    [InlineData("def f(x): return -0.0", "assert f(1) == 0")]
    [InlineData("def f(x): return {2: (1, [b'x'])}", "assert f(1) == {2: (1, [b'x'])}")]
    [InlineData("def f(x): return 2 ** 200", "assert f(1) == 2 ** 200")]
    [InlineData("def f(x): return x", "assert f('x' * 1000000) == 'x' * 1000000")]
    [InlineData("from collections import Counter\ndef f(x): return Counter(x)", "assert f('aab') == {'a': 2, 'b': 1}")]
    [InlineData("def f(x):\n  yield from range(x)", "assert list(f(3)) == [0, 1, 2]")]
    [InlineData("def f(x): x.sort()", "l = [2, 1]\nf(l)\nassert l == [1, 2]")]
    [InlineData("def f(g, x): return g(g(x))", "assert f(lambda x: x + 1, 3) == 5")]
    [InlineData("class P:\n  def __init__(s, a): s.a = a\ndef f(p): return p.a", "assert f(P(7)) == 7")]
    [InlineData("def f(x): raise KeyError(x)", "try:\n  f(1)\n  assert False\nexcept KeyError: pass")]
    public async Task Values_compare_as_in_one_Python(string solution, string test)
    {
        var report = await RunAsync(solution, test);
        Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
    }

    [Theory]
    [InlineData("def f(x): return float('nan')", "assert f(1) == float('nan')", TestVerdict.Failed)]
    [InlineData("def f(x): return (1, 2)", "assert f(1) == [1, 2]", TestVerdict.Failed)]
    [InlineData("def f(x): raise ValueError('no')", "assert f(1) == 1", TestVerdict.Error)]
    [InlineData("def g(x): return 1", "assert f(1) == 1", TestVerdict.Error)]
    [InlineData("def f(x: return", "assert f(1) == 1", TestVerdict.Error)]
    [InlineData("no code \0 at all", "assert f(1) == 1", TestVerdict.Error)]
    [InlineData("x = '\ud800'", "assert f(1) == 1", TestVerdict.Error)]
    [InlineData("def f(x): return bytearray(1 << 29)", "assert f(1) == 1", TestVerdict.Memory)]
    [InlineData("def f(x): return 'x' * (2 << 20)", "assert f(1) == 1", TestVerdict.OutputLimit)]
    [InlineData("def f(x): return 1", "assert f('x' * (17 << 20)) == 1", TestVerdict.Error)]
    [InlineData("def f(x): return 1", "assert (", TestVerdict.Error)]
    [InlineData("def f(x): return 1", "# f(1) is 1", TestVerdict.Error)]
    [InlineData("def f(x): return 1", " ", TestVerdict.Error)]
    public async Task What_is_not_right_gets_its_verdict(string solution, string test, TestVerdict verdict) =>
        Assert.Equal(verdict, (await RunAsync(solution, test)).Verdict);

    [Theory]
    [InlineData("import time\ndef f(x):\n  time.sleep(100 * x)\n  return x")]
    [InlineData("def f(x):\n  while x: pass\n  return x")]
    [InlineData("import re\ndef f(x):\n  re.match('(a+)+$', 'a' * 40 * x + 'b')\n  return x")]
    [InlineData(
        "import signal\nfor s in range(1, 32):\n  try: signal.signal(s, signal.SIG_IGN)\n  except OSError: pass\ndef f(x):\n  while x: pass\n  return x"
    )]
    public async Task A_solution_that_hangs_keeps_its_earlier_verdicts(string solution)
    {
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Cases = ["assert f(0) == 0", "assert f(1) == 1", "assert f(0) == 0"],
            Seconds = 1,
        };
        var report = await Sandbox.RunAsync(new TestRun(solution, tests), None);
        Assert.Equal(["passed", "timeout", "timeout"], report.Cases.Select(one => one.Verdict.Name()));
    }

    [Theory]
    [InlineData("    return x * 2\n")]
    [InlineData("def f(x: Any):\n    return twice(x)\n")]
    public async Task A_solution_completes_the_prelude_or_is_a_whole_function(string solution)
    {
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Prelude = "from typing import Any\n\ndef twice(x):\n    return 2 * x\n\ndef f(x: Any):\n    \"\"\"Doubles.\"\"\"\n",
            Check =
                "def check(candidate):\n    assert candidate(2) == 4\n    assert abs(candidate(0.1) - 0.2) < 1e-9\n    assert candidate(3) == twice(3)",
        };
        var report = await Sandbox.RunAsync(new TestRun(solution, tests), None);
        Assert.Equal((TestVerdict.Passed, 3), (report.Verdict, report.Total));
    }

    [Theory]
    [InlineData(
        "def check(candidate):\n    assert candidate(1) == 1\n    more(candidate)\n\ndef more(candidate):\n    assert candidate(2) == 2",
        "passed=0 failed=1"
    )]
    [InlineData("def check(candidate):\n    def same(x):\n        assert candidate(x) == x\n    same(1)\n    same(2)", "passed=0 failed=1")]
    [InlineData("def check(candidate):\n    assert candidate(1) == 1\n    candidate(2)[0]", "passed=0 error=1")]
    [InlineData(
        "def check(candidate):\n    candidate(2)[0]\n    assert candidate(1) == 1\n    assert candidate(1) == 1",
        "passed=0 error=2"
    )]
    [InlineData(
        "def check(candidate):\n    assert candidate(1) == 1\n    if candidate(1) == 1:\n        return\n    assert candidate(2) == 2",
        "passed=2"
    )]
    [InlineData(
        "def check(candidate):\n    for got, wanted in zip(map(candidate, [3, 4]), [3, 4]):\n        assert got == wanted",
        "passed=0 error=1"
    )]
    public async Task Nothing_that_goes_wrong_in_a_check_is_lost(string check, string verdicts)
    {
        const string solution = "def f(x):\n  if x == 3: raise StopIteration\n  return 1";
        var report = await Sandbox.RunAsync(new TestRun(solution, new CodeTests { EntryPoint = "f", Check = check }), None);
        var counts = report
            .Cases.Where(one => one.Verdict != TestVerdict.Passed)
            .GroupBy(one => one.Verdict.Name())
            .Select(group => $" {group.Key}={group.Count()}");
        Assert.Equal(verdicts, $"passed={report.Passed}{string.Concat(counts)}");
    }

    [Fact]
    public async Task An_argument_that_was_changed_in_place_is_shown_as_it_was_given()
    {
        var report = await RunAsync("def f(x):\n  x.sort()\n  return x[0]", "assert f([2, 1]) == 2");
        Assert.Equal("f([2, 1]) returned 1, expected 2", report.Cases[0].Message);
    }

    [Fact]
    public async Task A_long_value_is_shown_by_its_beginning()
    {
        var report = await RunAsync("def f(x): return list(range(x))", "assert f(5000) == []");
        Assert.Equal("f(5000) returned [0, 1, 2, 3, 4, 5, ...], expected []", report.Cases[0].Message);
    }

    [Fact]
    public async Task Text_that_is_no_Unicode_in_what_goes_wrong_is_replaced()
    {
        var report = await RunAsync("raise ValueError('a\\ud800b')", "assert f(1) == 1");
        Assert.Equal((TestVerdict.Error, "ValueError: a?b"), (report.Verdict, report.Cases[0].Message));
    }

    [Fact]
    public async Task Programs_are_compared_by_what_they_print()
    {
        var tests = new CodeTests { Programs = [new("2\n", "4"), new("3\n", "7"), new("x\n", "")] };
        var report = await Sandbox.RunAsync(new TestRun("n = int(input())\nprint(2 * n, ' ')", tests), None);
        Assert.Equal(["passed", "failed", "error"], report.Cases.Select(one => one.Verdict.Name()));
        Assert.Equal("line 1: printed \"6\", expected \"7\"", report.Cases[1].Message);
    }

    [Fact]
    public async Task A_program_for_a_tool_gives_back_what_it_printed()
    {
        var report = await Sandbox.RunProgramAsync(
            new ProgramRun { Source = "print(input()[::-1])\nraise ValueError('end')", Stdin = "abc" },
            None
        );
        Assert.Equal((TestVerdict.Error, "cba\n"), (report.Verdict, report.Stdout));
        Assert.Contains("ValueError: end", report.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_throws_and_the_sandbox_runs_on()
    {
        using var cancelling = new CancellationTokenSource();
        var running = Sandbox.RunAsync(
            new TestRun("import time\ntime.sleep(100)", new CodeTests { EntryPoint = "f", Cases = ["assert f(1) == 1"] }),
            cancelling.Token
        );
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(TestVerdict.Passed, (await RunAsync("def f(x): return x", "assert f(1) == 1")).Verdict);
    }

    [Fact]
    public void Tests_that_cannot_be_run_are_refused_by_field()
    {
        var sandbox = Sandbox;
        string Fields(CodeTests tests) => string.Join(" ", sandbox.Check(tests).Select(error => error.Field));
        Assert.Equal("language cases", Fields(new CodeTests { Language = "cobol" }));
        Assert.Equal(
            "check",
            Fields(
                new CodeTests
                {
                    EntryPoint = "f",
                    Cases = ["pass"],
                    Check = "pass",
                }
            )
        );
        Assert.Equal("cases", Fields(new CodeTests { EntryPoint = "f", Cases = [.. Enumerable.Repeat("pass", 1_000_000)] }));
        Assert.Equal("entryPoint", Fields(new CodeTests { EntryPoint = "f()", Cases = ["pass"] }));
        Assert.Equal(
            "seconds memoryMiB cases[0]",
            Fields(
                new CodeTests
                {
                    EntryPoint = "f",
                    Cases = ["a\0b"],
                    Seconds = double.NaN,
                    MemoryMiB = 1,
                }
            )
        );
    }

    protected Task<TestReport> RunAsync(string solution, params string[] cases) =>
        Sandbox.RunAsync(new TestRun(solution, new CodeTests { EntryPoint = "f", Cases = cases }), None);
}
