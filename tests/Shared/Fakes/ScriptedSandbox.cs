using System.Collections.Concurrent;
using Verify.Verifiers.Sandbox;

namespace Verify.Tests.Shared.Fakes;

/// <summary>A sandbox that runs nothing: verdicts and outputs are as told. Thread-safe.</summary>
public sealed class ScriptedSandbox : ICodeSandbox
{
    private readonly ConcurrentQueue<string> _tested = new();
    private readonly ConcurrentQueue<string> _programs = new();

    /// <summary>Says of each case, by solution and number, whether it passes; all do unless told.</summary>
    public Func<string, int, bool> Passes { get; init; } = (_, _) => true;

    /// <summary>What a program prints.</summary>
    public Func<string, string> Prints { get; init; } = _ => "";

    /// <summary>What becomes of a program, given what it prints; it passes unless told.</summary>
    public Func<string, ProgramReport> Ends { get; init; } = printed => new ProgramReport(TestVerdict.Passed, printed, "", 0, null);

    /// <summary>Called before each run with its token.</summary>
    public Action<CancellationToken> BeforeRun { get; init; } = _ => { };

    /// <summary>Every solution that was tested, in order.</summary>
    public IReadOnlyCollection<string> Tested => _tested;

    /// <summary>Every program that was run, in order.</summary>
    public IReadOnlyCollection<string> Programs => _programs;

    /// <summary>Whether it was disposed of.</summary>
    public bool Disposed { get; private set; }

    /// <inheritdoc/>
    public SandboxState State { get; init; } = new(SandboxKind.Bubblewrap, "As told.", []);

    /// <inheritdoc/>
    public IReadOnlyList<TestsError> Check(CodeTests tests) =>
        tests.Cases is { Count: > 0 } ? [] : [new TestsError("cases", "There are no tests; give cases, check or programs.")];

    /// <inheritdoc/>
    public Task<TestReport> RunAsync(TestRun run, CancellationToken cancellationToken)
    {
        BeforeRun(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        _tested.Enqueue(run.Solution);
        var cases = run
            .Tests.Cases!.Select(
                (_, i) =>
                    Passes(run.Solution, i) ? new CaseReport(TestVerdict.Passed, 0, null) : new CaseReport(TestVerdict.Failed, 0, "as told")
            )
            .ToList();
        return Task.FromResult(
            new TestReport(cases.TrueForAll(one => one.Message is null) ? TestVerdict.Passed : TestVerdict.Failed, cases, "bubblewrap")
        );
    }

    /// <inheritdoc/>
    public Task<ProgramReport> RunProgramAsync(ProgramRun run, CancellationToken cancellationToken)
    {
        BeforeRun(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        _programs.Enqueue(run.Source);
        return Task.FromResult(Ends(Prints(run.Source)));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }
}
