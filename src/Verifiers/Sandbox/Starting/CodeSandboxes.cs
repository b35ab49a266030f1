namespace Verify.Verifiers.Sandbox.Starting;

/// <summary>Starts sandboxes.</summary>
public static class CodeSandboxes
{
    /// <summary>
    /// Chooses the strongest tier whose self-test passes; where none does, the sandbox that comes back refuses to run anything and its
    /// state says why.
    /// Takes some tenths of a second.
    /// </summary>
    /// <param name="options">Limits and tier.</param>
    /// <param name="timeProvider">Clock of deadlines.</param>
    /// <param name="cancellationToken">Ends the self-test.</param>
    /// <exception cref="ArgumentException">An option is out of range; all of it is said at once.</exception>
    public static Task<ICodeSandbox> StartAsync(SandboxOptions options, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        OptionsRules.Check(options);
        return new SandboxChoice(options, kind => Tier.Create(kind, options), timeProvider).ChooseAsync(cancellationToken);
    }
}
