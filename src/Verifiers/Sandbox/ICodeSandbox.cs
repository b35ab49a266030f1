namespace Verify.Verifiers.Sandbox;

/// <summary>
/// Runs code that nobody trusts, each time in a fresh sandbox, and judges it from outside: the process that runs a solution holds neither
/// the
/// expected values nor the verdict. Thread-safe; calls beyond <see cref="SandboxOptions.Workers"/> wait their turn, which goes round by
/// requester. Cancelling a call ends
/// its
/// processes. After disposal no process, file or descriptor is left; the same holds when the server is killed.
/// </summary>
public interface ICodeSandbox : IAsyncDisposable
{
    /// <summary>What the start-up self-test found; it does not change.</summary>
    SandboxState State { get; }

    /// <summary>Everything that is wrong with the tests, caps included; empty when they can be run. Runs nothing.</summary>
    IReadOnlyList<TestsError> Check(CodeTests tests);

    /// <summary>
    /// Runs one solution against tests. Whatever the solution is or does ends in a verdict, never in an exception: code that is no code,
    /// that
    /// is too long, holds NUL or broken UTF-16, or attacks the sandbox.
    /// </summary>
    /// <param name="run">The solution and its tests.</param>
    /// <param name="cancellationToken">Ends the run's processes at once.</param>
    /// <exception cref="SandboxUnavailableException"><see cref="SandboxState.Ready"/> is false.</exception>
    /// <exception cref="ArgumentException"><see cref="Check"/> finds something wrong with the tests.</exception>
    Task<TestReport> RunAsync(TestRun run, CancellationToken cancellationToken);

    /// <summary>
    /// Runs one program on one input and gives back what it printed (tool-integrated reasoning); it is compared with nothing.
    /// </summary>
    /// <param name="run">The program, its input and its limits.</param>
    /// <param name="cancellationToken">Ends the run's processes at once.</param>
    /// <exception cref="SandboxUnavailableException"><see cref="SandboxState.Ready"/> is false.</exception>
    /// <exception cref="ArgumentException">The language is unknown, or a limit is outside the configured caps.</exception>
    Task<ProgramReport> RunProgramAsync(ProgramRun run, CancellationToken cancellationToken);
}
