using Verify.Verifiers.Sandbox.Confinement;

namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>
/// A language solutions are written in. It brings two programs that speak the protocol of <c>docs/sandbox.md</c>; both say <c>ready</c> and
/// a line
/// feed when they are confined and have read nothing yet. Immutable.
/// </summary>
internal interface ILanguage
{
    /// <summary>As requests name it.</summary>
    string Name { get; }

    /// <summary>The program that will hold one solution and answer calls to it, or run it as a whole; the caller's to dispose of.</summary>
    SandboxedProgram Worker(SelfConfinement? self);

    /// <summary>The program that reads tests, asks for the solution's answers and computes the verdicts; the caller's likewise.</summary>
    SandboxedProgram Judge(SelfConfinement? self);
}
