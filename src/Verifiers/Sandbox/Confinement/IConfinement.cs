using System.Diagnostics;

namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>A way to start programs confined. Thread-safe.</summary>
internal interface IConfinement : IDisposable
{
    SandboxKind Kind { get; }

    /// <summary>
    /// What a program that confines itself must be told in its arguments; null where it is confined from outside. It must do so before it
    /// reads
    /// its first request.
    /// </summary>
    SelfConfinement? Self { get; }

    /// <summary>
    /// How to start the program: its standard streams are pipes, nothing of the server's environment is its own, and it ends when the
    /// starting thread does.
    /// </summary>
    ProcessStartInfo Start(SandboxedProgram program);
}

/// <summary>What a program needs in order to confine itself.</summary>
/// <param name="SeccompFilter">The filter as <c>struct sock_filter[]</c>.</param>
internal sealed record SelfConfinement(byte[] SeccompFilter);
