namespace Verify.Verifiers.Sandbox.Starting;

/// <summary>Refuses to run anything, and says why.</summary>
internal sealed class DisabledSandbox(SandboxState state, TestsRules rules) : ICodeSandbox
{
    public SandboxState State => state;

    public IReadOnlyList<TestsError> Check(CodeTests tests) => rules.Check(tests);

    public Task<TestReport> RunAsync(TestRun run, CancellationToken cancellationToken) =>
        throw new SandboxUnavailableException(state.Reason);

    public Task<ProgramReport> RunProgramAsync(ProgramRun run, CancellationToken cancellationToken) =>
        throw new SandboxUnavailableException(state.Reason);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
