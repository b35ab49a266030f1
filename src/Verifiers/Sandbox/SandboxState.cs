namespace Verify.Verifiers.Sandbox;

/// <summary>What confines code here, and how that was established.</summary>
/// <param name="Kind">The tier whose self-test passed.</param>
/// <param name="Reason">For <see cref="Ready"/>, what runs, and why nothing stronger does; otherwise what to install or to configure so
/// that it would be.</param>
/// <param name="Canaries">The attacks of the self-test, in the tier that was chosen or was tried last.</param>
public sealed record SandboxState(SandboxKind Kind, string Reason, IReadOnlyList<CanaryResult> Canaries)
{
    /// <summary>Whether code can be run; it is never run unconfined.</summary>
    public bool Ready => Kind != SandboxKind.None;
}

/// <summary>A harmless attack that the self-test makes.</summary>
/// <param name="Name">What is attempted.</param>
/// <param name="Held">Whether the sandbox held.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record CanaryResult(string Name, bool Held, string Outcome);

/// <summary>What confines code.</summary>
public enum SandboxKind
{
    /// <summary>Nothing can; code is refused.</summary>
    None,

    /// <summary>Namespaces of its own (bubblewrap), a seccomp allow-list and resource limits.</summary>
    Bubblewrap,

    /// <summary>Landlock, a stricter seccomp allow-list and resource limits, where namespaces are refused.</summary>
    Landlock,
}
