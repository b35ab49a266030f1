using System.Diagnostics;

namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>
/// For places that refuse namespaces, such as a container with default settings: the program confines itself with Landlock and a stricter
/// seccomp
/// filter before it reads anything. It shares the process numbers of the machine, so the filter alone keeps it from signalling others.
/// </summary>
internal sealed class Landlock(SyscallTable syscalls) : IConfinement
{
    public SandboxKind Kind => SandboxKind.Landlock;

    public SelfConfinement? Self { get; } = new(SeccompFilter.Build(syscalls, ownNamespaces: false));

    public ProcessStartInfo Start(SandboxedProgram program)
    {
        var start = Launching.Through(program.Code, filter: null, [.. Launching.DroppingRoot(), program.Executable, .. program.Arguments]);
        foreach (var (name, value) in program.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public void Dispose() { }
}
