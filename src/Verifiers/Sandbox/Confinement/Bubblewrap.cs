using System.Diagnostics;
using System.Globalization;

namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>
/// Namespaces of its own for each process: nothing is seen of the machine but the program's own files, read-only, and a small private
/// <c>/tmp</c>.
/// There is no <c>/proc</c>: the memory of bubblewrap's own process could be written through it.
/// </summary>
internal sealed class Bubblewrap(string executable, SyscallTable syscalls, int tmpMiB) : IConfinement
{
    private readonly MemoryFile _filter = new("verify-seccomp", SeccompFilter.Build(syscalls, ownNamespaces: true));

    public SandboxKind Kind => SandboxKind.Bubblewrap;

    public SelfConfinement? Self => null;

    public ProcessStartInfo Start(SandboxedProgram program) =>
        Launching.Through(
            program.Code,
            _filter,
            [
                .. Launching.DroppingRoot(),
                executable,
                .. Namespaces,
                .. Variables(program),
                .. Files(program),
                "--seccomp",
                Launching.FilterDescriptor.ToString(CultureInfo.InvariantCulture),
                "--",
                program.Executable,
                .. program.Arguments,
            ]
        );

    public void Dispose() => _filter.Dispose();

    private static IEnumerable<string> Namespaces =>
        [
            "--unshare-all",
            "--unshare-user",
            .. NoFurtherOnes,
            "--die-with-parent",
            "--new-session",
            "--clearenv",
            "--hostname",
            "sandbox",
            "--uid",
            "65534",
            "--gid",
            "65534",
            "--cap-drop",
            "ALL",
        ];

    /// <summary>The filter denies further namespaces too. Bubblewrap writes a setting for it, which containers mount read-only.</summary>
    private static IEnumerable<string> NoFurtherOnes => IsReadOnly("/proc/sys") ? [] : ["--disable-userns"];

    /// <summary>Whether something is mounted there, read-only (proc(5), <c>mountinfo</c>).</summary>
    private static bool IsReadOnly(string folder) =>
        File.ReadLines("/proc/self/mountinfo")
            .Select(line => line.Split(' '))
            .Any(fields => fields[4] == folder && fields[5].Split(',').Contains("ro"));

    private static IEnumerable<string> Variables(SandboxedProgram program) =>
        program.Environment.SelectMany(variable => (string[])["--setenv", variable.Key, variable.Value]);

    private IEnumerable<string> Files(SandboxedProgram program) =>
        [
            .. program.Readable.SelectMany(path => (string[])["--ro-bind", path.Here, path.Inside]),
            "--dir",
            "/dev",
            "--dev-bind",
            "/dev/null",
            "/dev/null",
            "--dev-bind",
            "/dev/urandom",
            "/dev/urandom",
            "--perms",
            "0700",
            "--size",
            (tmpMiB * (1L << 20)).ToString(CultureInfo.InvariantCulture),
            "--tmpfs",
            "/tmp",
            "--chdir",
            "/tmp",
            // Last, because mount points cannot be made any more; without it the root would be a writable tmpfs of half the memory.
            "--remount-ro",
            "/",
        ];
}
