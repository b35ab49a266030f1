using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>Runs solutions in the sandboxes that its supply starts, so many at once.</summary>
internal sealed class ConfinedSandbox(SandboxState state, SandboxOptions options, Supply supply, TimeProvider timeProvider) : ICodeSandbox
{
    private readonly TestsRules _rules = new(options);
    private readonly SemaphoreSlim _free = new(options.Workers);
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _disposal = new();
    private Task? _disposed;

    public SandboxState State => state;

    public IReadOnlyList<TestsError> Check(CodeTests tests) => _rules.Check(tests);

    public async Task<TestReport> RunAsync(TestRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        Refuse(_rules.Check(run.Tests), nameof(run));
        var cases = await InTurnAsync(closing => CasesAsync(run, closing), cancellationToken);
        var verdict = cases.FirstOrDefault(one => one.Verdict != TestVerdict.Passed)?.Verdict ?? TestVerdict.Passed;
        return new TestReport(verdict, cases, SandboxName);
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
            return await InTurnAsync(closing => start.RunAsync(run.Source, run.Stdin, closing), cancellationToken);
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

    private async Task<IReadOnlyList<CaseReport>> CasesAsync(TestRun run, CancellationToken cancellationToken)
    {
        var source = FencedCode.Program(run.Solution, run.Tests.EntryPoint) ?? run.Solution;
        var wrong = _rules.WrongWith(source);
        var limits = RunLimits.Of(run.Tests.Seconds, run.Tests.MemoryMiB, options);
        try
        {
            return run.Tests.Programs is { } programs
                ? await new ProgramTrial(new ProgramStart(supply, timeProvider, limits), programs, timeProvider).RunAsync(
                    source,
                    wrong,
                    cancellationToken
                )
                : await new FunctionTrial(supply, timeProvider, run.Tests, limits).RunAsync(source, wrong, cancellationToken);
        }
        catch (SandboxStartException exception)
        {
            var reports = new CaseReports(run.Tests.Cases?.Count ?? run.Tests.Programs?.Count ?? 1, timeProvider);
            reports.Void(TestVerdict.SandboxError, NotStarted(exception));
            return reports.ToList();
        }
    }

    private async Task<T> InTurnAsync<T>(Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token, cancellationToken);
        await _free.WaitAsync(either.Token);
        try
        {
            return await run(either.Token);
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task EndAsync()
    {
        await _closing.CancelAsync();
        for (var worker = 0; worker < options.Workers; worker++)
        {
            await _free.WaitAsync();
        }

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
