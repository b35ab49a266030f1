using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>Runs solutions in the sandboxes that its supply starts, so many at once.</summary>
internal sealed class ConfinedSandbox(SandboxState state, SandboxOptions options, Supply supply, TimeProvider timeProvider) : ICodeSandbox
{
    /// <summary>Runs that take long, for each that holds a turn: they share the processors, and each has its own memory limit.</summary>
    private const int LongFactor = 2;

    private readonly TestsRules _rules = new(options);
    private readonly Turns _turns = new(options.Workers, LongFactor * options.Workers, timeProvider);
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _disposal = new();
    private Task? _disposed;

    public SandboxState State => state;

    public IReadOnlyList<TestsError> Check(CodeTests tests) => _rules.Check(tests);

    public async Task<TestReport> RunAsync(TestRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        Refuse(_rules.Check(run.Tests), nameof(run));
        return await InTurnAsync(run.Requester, closing => ReportAsync(run, closing), cancellationToken);
    }

    public async Task<ProgramReport> RunProgramAsync(ProgramRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        Refuse(_rules.Check(run), nameof(run));
        if (_rules.WrongWith(run.Source) is { } wrong)
        {
            return Unrun(TestVerdict.Error, $"the program {wrong}");
        }

        if (_rules.WrongWith(run.Stdin) is { } wrongInput)
        {
            return Unrun(TestVerdict.Error, $"the input {wrongInput}");
        }

        var start = new ProgramStart(supply, timeProvider, RunLimits.Of(run.Seconds, run.MemoryMiB, options));
        try
        {
            return await InTurnAsync(
                run.Requester,
                closing => start.RunAsync(new Candidate(run.Source, [], Wrong: null), run.Stdin, closing),
                cancellationToken
            );
        }
        catch (SandboxStartException exception)
        {
            return Unrun(TestVerdict.SandboxError, NotStarted(exception));
        }
    }

    /// <summary>Ends what is running, waits for it, and gives back every process.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_disposal)
        {
            return new ValueTask(_disposed ??= EndAsync());
        }
    }

    private string SandboxName => state.Kind == SandboxKind.Bubblewrap ? "bubblewrap" : "landlock";

    private async Task<TestReport> ReportAsync(TestRun run, CancellationToken cancellationToken)
    {
        var candidate = Solutions.Candidate(run.Solution, run.Tests, _rules);
        var limits = RunLimits.Of(run.Tests.Seconds, run.Tests.MemoryMiB, options);
        try
        {
            return await JudgeAsync(run.Tests, candidate, limits, cancellationToken);
        }
        catch (SandboxStartException exception)
        {
            var reports = new CaseReports(run.Tests.Cases?.Count ?? run.Tests.Programs?.Count ?? 1, timeProvider);
            reports.Void(TestVerdict.SandboxError, NotStarted(exception));
            return Report(new TrialResult(reports.ToList(), []), TestsJudging.Isolated, reason: null);
        }
    }

    private async Task<TestReport> JudgeAsync(CodeTests tests, Candidate candidate, RunLimits limits, CancellationToken cancellationToken)
    {
        if (tests.Programs is not null)
        {
            var budget = TimeSpan.FromSeconds(Math.Max(options.MaxSeconds, limits.WallSeconds));
            var trial = new ProgramTrial(new ProgramStart(supply, timeProvider, limits), tests, budget, timeProvider);
            return Report(await trial.RunAsync(candidate, cancellationToken), TestsJudging.Isolated, reason: null);
        }

        var entryPoint = Solutions.Name(tests.EntryPoint!);
        string? reason = null;
        if (tests.Judging != TestsJudging.Together)
        {
            var isolated = await new FunctionTrial(supply, timeProvider, tests, entryPoint, limits).RunAsync(candidate, cancellationToken);
            reason = isolated.Reason;
            if (tests.Judging == TestsJudging.Isolated || reason is null)
            {
                return Report(isolated, TestsJudging.Isolated, reason);
            }
        }

        var together = new TogetherTrial(supply, timeProvider, tests, entryPoint, limits);
        return Report(await together.RunAsync(candidate, cancellationToken), TestsJudging.Together, reason) with
        {
            IsTrusted = tests.Judging == TestsJudging.Together,
        };
    }

    private TestReport Report(TrialResult result, TestsJudging judged, string? reason) =>
        new(result.Verdict, result.Cases, SandboxName)
        {
            Judged = judged,
            Reason = reason,
            Findings = [.. result.Findings.Distinct(StringComparer.Ordinal)],
        };

    private async Task<T> InTurnAsync<T>(object? requester, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token, cancellationToken);
        using var turn = await _turns.EnterAsync(requester, either.Token);
        return await run(either.Token);
    }

    private async Task EndAsync()
    {
        await _closing.CancelAsync();
        await _turns.IdleAsync();
        await supply.DisposeAsync();
    }

    private static void Refuse(IReadOnlyList<TestsError> errors, string argument)
    {
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors.Select(error => $"{error.Field}: {error.Message}")), argument);
        }
    }

    private static ProgramReport Unrun(TestVerdict verdict, string message) => new(verdict, "", "", 0, message);

    private static string NotStarted(SandboxStartException exception) => $"no sandbox could be started: {exception.Message}";
}
