using System.Globalization;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>
/// Attacks that must lead to nothing, in both tiers. A damaging one says in its answer whether it was denied; a forging one must not pass a
/// test whose
/// expected value it cannot know.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class AttackTests(SandboxFixture sandboxes)
{
    private static readonly CodeTests[] Secret =
    [
        new()
        {
            EntryPoint = "f",
            Cases = ["assert f(2) == 48151623"],
            Seconds = 0.5,
        },
        new()
        {
            EntryPoint = "f",
            Check = "def check(candidate):\n    wanted = 48151623\n    assert candidate(2) == wanted",
            Seconds = 0.5,
        },
    ];

    public static TheoryData<SandboxTier, string> DamagingNames => Both(DamagingAttacks.All.Keys);

    public static TheoryData<SandboxTier, string> ForgingNames => Both(ForgingAttacks.All.Keys);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DamagingNames))]
    public async Task What_could_do_damage_is_denied(SandboxTier tier, string attack)
    {
        var body = string.Concat(DamagingAttacks.All[attack].Split('\n').Select(line => $"    {line}\n"));
        var solution =
            $"def f():\n  try:\n{body}  except (OSError, MemoryError, ValueError, RuntimeError):\n    return 'denied'\n  return 'done'";
        var report = await sandboxes
            .Sandbox(tier)
            .RunAsync(new TestRun(solution, new CodeTests { EntryPoint = "f", Cases = ["assert f() == 'denied'"] }), None);
        Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
    }

    [Theory]
    [InlineData(
        SandboxTier.Bubblewrap,
        "n = 0\n  while True:\n    open('/tmp/%06d' % n + 'x' * 200, 'w').close()\n    n += 1",
        "it made more than 10000 files"
    )]
    [InlineData(
        SandboxTier.Landlock,
        // Not through threading, which waits for good where a thread it has started finds no memory for its first object.
        "import _thread, time\n  _thread.stack_size(65536)\n  for n in range(300): _thread.start_new_thread(time.sleep, (1000,))\n  time.sleep(1000)",
        "it started more than 128 threads"
    )]
    public async Task What_the_kernel_counts_for_all_runs_together_ends_the_run_that_takes_it(SandboxTier tier, string body, string message)
    {
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Cases = ["assert f(1) == 1"],
            Seconds = 20,
        };
        var report = await sandboxes.Sandbox(tier).RunAsync(new TestRun($"def f(x):\n  {body}", tests), None);
        Assert.Equal((TestVerdict.Error, message), (report.Verdict, report.Cases[0].Message));
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task Files_and_devices_of_the_machine_are_neither_locked_nor_dated(SandboxTier tier)
    {
        var before = File.GetLastWriteTimeUtc("/dev/null");
        const string solution =
            "import fcntl, os\ndef f(x):\n  with open(os.__file__) as file:\n    fcntl.flock(file, fcntl.LOCK_EX)\n"
            + "    other = open(os.__file__)\n    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
            + "  try: os.utime('/dev/null')\n  except OSError: pass\n  return x";
        var tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(1) == 1"] };
        var report = await sandboxes.Sandbox(tier).RunAsync(new TestRun(solution, tests), None);
        // Two locks that exclude each other were both answered as taken: neither was.
        Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
        Assert.Equal(before, File.GetLastWriteTimeUtc("/dev/null"));
    }

    [Fact]
    public async Task All_cases_of_a_program_have_one_budget()
    {
        var options = SandboxFixture.Options with { MaxSeconds = 2, WallSeconds = 1, CpuSeconds = 1, Spares = 0 };
        await using var sandbox = await CodeSandboxes.StartAsync(options, TimeProvider.System, None);
        SandboxFixture.SkipUnlessReady(SandboxTier.Auto, sandbox.State);
        var tests = new CodeTests { Programs = [.. Enumerable.Repeat(new ProgramCase("", "1"), 100)] };
        var report = await sandbox.RunAsync(new TestRun("import time\ntime.sleep(0.8)\nprint(1)", tests), None);
        Assert.Equal(TestVerdict.Timeout, report.Verdict);
        Assert.InRange(report.Passed, 1, 4);
    }

    [Theory]
    [MemberData(nameof(ForgingNames))]
    public async Task No_verdict_is_forged(SandboxTier tier, string attack)
    {
        foreach (var tests in Secret)
        {
            NotPassed(await sandboxes.Sandbox(tier).RunAsync(new TestRun(ForgingAttacks.All[attack], tests), None), attack);
        }
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task No_output_is_forged(SandboxTier tier)
    {
        foreach (var (attack, program) in ForgingAttacks.Programs)
        {
            var tests = new CodeTests { Programs = [new("2\n", "48151623")], Seconds = 0.5 };
            NotPassed(await sandboxes.Sandbox(tier).RunAsync(new TestRun(program, tests), None), attack);
        }
    }

    [Theory]
    [InlineData("def f(x): return 1\ndef exit(code): pass", "def check(candidate):\n    if candidate(2) != 4: exit(1)")]
    [InlineData(
        "def f(x): return 1\ndef f_(x): return 1",
        "def f(x):\n    return 2 * x\n\ndef check(candidate):\n    assert candidate(2) == f(2)"
    )]
    [InlineData("def f(x): return 1\nabs = lambda x: 0", "def check(candidate):\n    assert abs(candidate(2) - 4) < 1e-6")]
    [InlineData(
        "def f(x): return 1\ndef same(a, b): return True",
        "def same(a, b):\n    return a == b\n\ndef check(candidate):\n    assert same(candidate(2), 4)"
    )]
    [InlineData(
        "def f(x): return 1\nclass math:\n  isclose = lambda a, b: True",
        "import math\n\ndef check(candidate):\n    assert math.isclose(candidate(2), 4)"
    )]
    public async Task What_a_test_compares_with_is_not_the_solutions_to_define(string solution, string check)
    {
        var report = await sandboxes
            .Sandbox(SandboxTier.Bubblewrap)
            .RunAsync(new TestRun(solution, new CodeTests { EntryPoint = "f", Check = check }), None);
        NotPassed(report, check);
    }

    [Fact]
    public async Task A_helper_of_a_case_that_broke_off_is_not_replaced_by_the_solutions()
    {
        var tests = new CodeTests { EntryPoint = "f", Cases = ["got = f(1)\ndef right(x): return x == 4", "assert right(f(2))"] };
        NotPassed(
            await sandboxes
                .Sandbox(SandboxTier.Bubblewrap)
                .RunAsync(new TestRun("def right(x): return True\ndef f(x): return 5 // (x - 1)", tests), None),
            tests.Cases[1]
        );
    }

    [Fact]
    public async Task No_malformed_reply_passes_and_the_next_solution_is_judged_as_ever()
    {
        var sandbox = sandboxes.Sandbox(SandboxTier.Bubblewrap);
        foreach (var reply in ForgingAttacks.Malformed)
        {
            var bytes = string.Concat(
                reply
                    .Replace("\\xff", "\xff", StringComparison.Ordinal)
                    .Select(letter => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)letter:x2}"))
            );
            var solution =
                "import sys, os\nw = sys.modules['__main__']\n"
                + $"def f(x):\n  data = b'{bytes}'\n  os.write(w.replies, w.nonce + b'%08x' % len(data) + data)\n  w.reply = lambda text: None\n";
            foreach (var tests in Secret)
            {
                NotPassed(await sandbox.RunAsync(new TestRun(solution, tests), None), reply);
            }

            // The judge of such a test is kept for the next one.
            Assert.Equal(
                TestVerdict.Passed,
                (await sandbox.RunAsync(new TestRun("def f(x): return 48151623", Secret[0] with { Seconds = 5 }), None)).Verdict
            );
        }
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task Ten_gigabytes_of_output_are_cut_off(SandboxTier tier)
    {
        var sandbox = sandboxes.Sandbox(tier);
        var endless = await sandbox.RunProgramAsync(new ProgramRun { Source = "while True: print('x' * 1000000)" }, None);
        Assert.Equal((TestVerdict.OutputLimit, SandboxFixture.Options.ReplyKiB * 1024), (endless.Verdict, endless.Stdout.Length));
        var errors = await sandbox.RunProgramAsync(
            new ProgramRun { Source = "import sys\nwhile True: sys.stderr.write('x' * 1000000)" },
            None
        );
        Assert.Equal((TestVerdict.OutputLimit, 16 * 1024), (errors.Verdict, errors.Stderr.Length));
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task Input_that_a_program_never_reads_does_not_outlast_its_time(SandboxTier tier)
    {
        var run = new ProgramRun
        {
            Source = "import time; time.sleep(100)",
            Stdin = new string('x', 1_000_000),
            Seconds = 0.5,
        };
        Assert.Equal(TestVerdict.Timeout, (await sandboxes.Sandbox(tier).RunProgramAsync(run, None)).Verdict);
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task A_call_that_is_never_read_does_not_outlast_its_time(SandboxTier tier)
    {
        const string solution =
            "import sys, time\nw = sys.modules['__main__']\nold = w.read_exactly\n"
            + "w.read_exactly = lambda pipe, count: old(pipe, count) if count < 100000 else time.sleep(100)\ndef f(x): return len(x)";
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Cases = ["assert f('x' * 900000) == 900000"],
            Seconds = 0.5,
        };
        var report = await sandboxes.Sandbox(tier).RunAsync(new TestRun(solution, tests), None);
        Assert.Equal((TestVerdict.Timeout, "it did not end within 0.5 s"), (report.Verdict, report.Cases[0].Message));
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task Threads_that_live_on_after_the_answer_do_not_change_it(SandboxTier tier)
    {
        const string solution =
            "import threading\ndef spin():\n  while True: pass\ndef f(x):\n  threading.Thread(target=spin).start()\n  return x";
        var tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(1) == 1", "assert f(2) == 3"] };
        var report = await sandboxes.Sandbox(tier).RunAsync(new TestRun(solution, tests), None);
        Assert.Equal(["passed", "failed"], report.Cases.Select(one => one.Verdict.Name()));
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":{\"r\":ENDLESS}")]
    [InlineData(SandboxTier.Landlock, "\"v\":{\"r\":ENDLESS}")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":{\"S\":[ENDLESS,ENDLESS,ENDLESS],\"w\":1}")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":{\"N\":ENDLESS}")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":{\"E\":ENDLESS}")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":{\"E\":[-1,[[\"builtins\",\"ValueError\"]],\"\",ENDLESS,ENDLESS]}")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":{\"u\":[\"date\",ENDLESS]}")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":[1],\"n\":ENDLESS")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":[1],\"n\":[1,[\"p\",\"P\",ENDLESS]]")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":1,\"u\":ENDLESS")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":1,\"x\":ENDLESS")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":{\"q\":[\"1e9999999999\",1]}")]
    [InlineData(SandboxTier.Bubblewrap, "\"v\":{\"q\":[{\"m\":\"1e9999999999\"},1]}")]
    public async Task The_judge_does_not_compute_without_end_what_an_answer_is(SandboxTier tier, string answer)
    {
        var reply = $"{{{answer.Replace("ENDLESS", "{\"o\":[0,\"generator\",\"in*\"]}", StringComparison.Ordinal)}}}";
        var solution =
            "import sys\nw = sys.modules['__main__']\nold = w.handled\ndef endless():\n  while True: yield [[]] * 1000\nw.keep(endless())\n"
            + $"w.handled = lambda r: '{reply}' if 'call' in r else old(r)\ndef f(x): return 1\n";
        foreach (var tests in Secret)
        {
            Assert.Equal(
                TestVerdict.Error,
                (await sandboxes.Sandbox(tier).RunAsync(new TestRun(solution, tests with { Seconds = 5 }), None)).Verdict
            );
        }
    }

    [Theory]
    [InlineData("raise AssertionError(f(1))", TestVerdict.Failed)]
    [InlineData("raise ValueError(f(1))", TestVerdict.Error)]
    [InlineData("x = 'x' * 7000000\nassert f(x, x, x) == 2", TestVerdict.Error)]
    [InlineData("l = []\nfor x in f(0): l.append(x)", TestVerdict.Memory)]
    public async Task What_an_answer_does_to_the_test_is_no_fault_of_the_sandbox(string test, TestVerdict verdict)
    {
        const string solution =
            "class E:\n  def __str__(s): raise SystemExit\ndef f(x, *more):\n  return E() if x else big()\ndef big():\n  while True: yield 'x' * 500000";
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Cases = [test, "assert f(1) == 2"],
            Seconds = 20,
            MemoryMiB = 64,
        };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun(solution, tests), None);
        Assert.Equal([verdict, TestVerdict.Failed], report.Cases.Select(one => one.Verdict));
    }

    [Fact]
    public async Task Values_that_drive_the_test_into_its_limits_are_the_solutions_doing()
    {
        var tests = new CodeTests
        {
            EntryPoint = "f",
            Cases = ["assert sum(1 for _ in f(2)) == 3"],
            Seconds = 1,
        };
        var report = await sandboxes.Sandbox(SandboxTier.Bubblewrap).RunAsync(new TestRun("def f(x): return range(10 ** 18)", tests), None);
        Assert.Equal(TestVerdict.Timeout, report.Verdict);
    }

    private static void NotPassed(TestReport report, string attack)
    {
        TestVerdict[] verdicts = [TestVerdict.Failed, TestVerdict.Error, TestVerdict.Memory, TestVerdict.OutputLimit, TestVerdict.Timeout];
        Assert.True(verdicts.Contains(report.Verdict) && report.Passed == 0, $"{attack}: {report.Verdict}, {report.Cases[0].Message}");
    }

    private static TheoryData<SandboxTier, string> Both(IEnumerable<string> names)
    {
        var data = new TheoryData<SandboxTier, string>();
        foreach (var name in names)
        {
            data.Add(SandboxTier.Bubblewrap, name);
            data.Add(SandboxTier.Landlock, name);
        }

        return data;
    }
}
