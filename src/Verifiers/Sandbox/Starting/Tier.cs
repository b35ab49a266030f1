using System.Runtime.InteropServices;
using Verify.Verifiers.Sandbox.Confinement;

namespace Verify.Verifiers.Sandbox.Starting;

/// <summary>Makes the confinements there are, strongest first, or says what keeps one from being made.</summary>
internal static class Tier
{
    /// <exception cref="SandboxUnavailableException">Something is missing here; the message says what to install.</exception>
    public static IConfinement Create(SandboxKind kind, SandboxOptions options)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new SandboxUnavailableException("it needs Linux.");
        }

        var architecture = RuntimeInformation.ProcessArchitecture;
        var syscalls = SyscallTable.Of(architecture)
            ?? throw new SandboxUnavailableException(
                $"there is no list of system calls for {architecture}; there are those of X64 and Arm64."
            );
        if (Environment.IsPrivilegedProcess && Launching.Find("setpriv") is null)
        {
            throw new SandboxUnavailableException("a server that runs as root needs setpriv: install the Debian package util-linux.");
        }

        if (kind == SandboxKind.Landlock)
        {
            return new Landlock(syscalls);
        }

        var bubblewrap = Launching.Find("bwrap")
            ?? throw new SandboxUnavailableException("bwrap is missing: install the Debian package bubblewrap (0.8 or newer).");
        return new Bubblewrap(bubblewrap, syscalls, options.TmpMiB);
    }

    public static IEnumerable<SandboxKind> Allowed(SandboxTier tier) =>
        tier switch
        {
            SandboxTier.Bubblewrap => [SandboxKind.Bubblewrap],
            SandboxTier.Landlock => [SandboxKind.Landlock],
            SandboxTier.Off => [],
            _ => [SandboxKind.Bubblewrap, SandboxKind.Landlock],
        };
}
