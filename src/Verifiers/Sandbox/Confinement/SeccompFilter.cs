namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>
/// The allow-list as a seccomp filter. What is not on it fails with EPERM; a foreign architecture or the x32 interface ends the process.
/// Calls that
/// do several things are allowed for some of their arguments only.
/// </summary>
internal static class SeccompFilter
{
    private const int NumberOffset = 0;
    private const int ArchitectureOffset = 4;
    private const uint X32Bit = 0x4000_0000;

    private const uint Allow = 0x7fff_0000;
    private const uint KillProcess = 0x8000_0000;
    private const uint Deny = 0x0005_0000 | 1; // EPERM
    private const uint Done = 0x0005_0000; // No error, and nothing done.
    private const uint NotImplemented = 0x0005_0000 | 38; // ENOSYS: the C library then falls back to clone

    private const uint CloneThread = 0x0001_0000;
    private const uint CloneNamespaces = 0x7E02_0000;

    /// <summary>MAP_SHARED, which MAP_SHARED_VALIDATE has too.</summary>
    private const uint MapShared = 0x01;
    private const uint MapAnonymous = 0x20;

    /// <summary>TCGETS, FIONREAD, FIOCLEX, FIONCLEX, TIOCGWINSZ, FIONBIO.</summary>
    private static readonly uint[] IoctlRequests = [0x5401, 0x541B, 0x5451, 0x5450, 0x5413, 0x5421];

    /// <summary>Duplicating and flags. Not F_SETOWN and F_SETSIG, which make the kernel send signals to strangers.</summary>
    private static readonly uint[] FcntlCommands = [0, 1, 2, 3, 4, 1030, 1032];

    /// <summary>
    /// F_SETLK, F_SETLKW. A lock on a file of the machine, as flock takes it too, would hold up processes of the machine, and be seen by
    /// other runs. A run needs none, since no other process has its files.
    /// </summary>
    private static readonly uint[] FcntlLocks = [6, 7];

    /// <summary>PR_SET_NAME, PR_GET_NAME. Not PR_SET_PDEATHSIG, with which a process would outlive the server.</summary>
    private static readonly uint[] PrctlOptions = [15, 16];

    /// <summary>Whose limits prlimit64 may change: its own.</summary>
    private static readonly uint[] OwnProcess = [0];

    /// <summary>
    /// A process with namespaces of its own may still start the interpreter, and send signals, which reach nobody else. One that shares
    /// them may not.
    /// </summary>
    private static readonly string[] NeedNamespaces = ["execve", "kill", "tgkill"];

    /// <summary>
    /// One with files of its own may change them. One that sees the machine's may not, although Landlock stands before them: it looks at
    /// neither modes nor times, nor (before Linux 6.2) lengths, and the server's own files would belong to the process.
    /// </summary>
    private static readonly string[] NeedOwnFiles =
    [
        "unlink",
        "unlinkat",
        "mkdir",
        "mkdirat",
        "rmdir",
        "rename",
        "renameat",
        "renameat2",
        "ftruncate",
        "truncate",
        "symlink",
        "symlinkat",
        "link",
        "linkat",
        "chmod",
        "fchmod",
        "fchmodat",
        "utimensat",
    ];

    /// <summary>The filter as <c>struct sock_filter[]</c>.</summary>
    public static byte[] Build(SyscallTable table, bool ownNamespaces)
    {
        var program = new BpfProgram();
        program.Load(ArchitectureOffset);
        program.IfUnequal(table.AuditArchitecture, () => program.Return(KillProcess));
        program.Load(NumberOffset);
        program.IfAtLeast(X32Bit, () => program.Return(KillProcess));
        foreach (var (name, number) in table.Numbers)
        {
            if (ownNamespaces || !(NeedNamespaces.Contains(name) || NeedOwnFiles.Contains(name)))
            {
                program.IfEqual(number, () => Answer(program, name));
            }
        }

        program.Return(Deny);
        return program.ToBytes();
    }

    private static void Answer(BpfProgram program, string name)
    {
        switch (name)
        {
            case "ioctl":
                AllowOnly(program, argument: 1, IoctlRequests);
                break;
            case "fcntl":
                AllowOnly(program, argument: 1, FcntlCommands, FcntlLocks);
                break;
            case "prctl":
                AllowOnly(program, argument: 0, PrctlOptions);
                break;
            case "prlimit64":
                AllowOnly(program, argument: 0, OwnProcess);
                break;
            case "mmap":
                AllowUnlessSharedMemory(program);
                break;
            case "clone":
                AllowThreads(program);
                break;
            // Times of a device of the machine, which anybody may write to, could be set.
            case "utimensat":
            case "flock":
                program.Return(Done);
                break;
            case "clone3":
                program.Return(NotImplemented);
                break;
            default:
                program.Return(Allow);
                break;
        }
    }

    private static void AllowOnly(BpfProgram program, int argument, uint[] values, params uint[] done)
    {
        program.Load(LowWordOf(argument));
        foreach (var value in done)
        {
            program.IfEqual(value, () => program.Return(Done));
        }

        foreach (var value in values)
        {
            program.IfEqual(value, () => program.Return(Allow));
        }

        program.Return(Deny);
    }

    private static void AllowThreads(BpfProgram program)
    {
        program.Load(LowWordOf(0));
        program.IfAnyBit(CloneNamespaces, () => program.Return(Deny));
        program.IfAnyBit(CloneThread, () => program.Return(Allow));
        program.Return(Deny);
    }

    /// <summary>
    /// Shared memory without a file keeps its pages until the last byte of it is unmapped: mapped, filled and unmapped but for its
    /// beginning again and
    /// again, it is memory that no limit of address space counts.
    /// </summary>
    private static void AllowUnlessSharedMemory(BpfProgram program)
    {
        program.Load(LowWordOf(3));
        program.IfAnyBit(MapAnonymous, () => program.IfAnyBit(MapShared, () => program.Return(Deny)));
        program.Return(Allow);
    }

    /// <summary>
    /// Arguments are 64-bit words; what is looked at here is an <c>int</c> to the kernel, which ignores the upper half. Both architectures
    /// are little-endian.
    /// </summary>
    private static int LowWordOf(int argument) => 16 + 8 * argument;
}
