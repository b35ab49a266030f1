using System.Runtime.InteropServices;
using Verify.Verifiers.Sandbox.Confinement;

namespace Verify.Verifiers.Tests.Sandbox.Confinement;

/// <summary>What the filter answers, derived by running it, for each architecture and tier.</summary>
public sealed class SeccompFilterTests
{
    private const uint Allow = 0x7fff_0000;
    private const uint Kill = 0x8000_0000;
    private const uint NotPermitted = 0x0005_0001;
    private const uint Done = 0x0005_0000;
    private const uint NotImplemented = 0x0005_0026;
    private const uint Beyond = 1100;
    private const uint X32 = 0x4000_0000;

    private static readonly string[] ByArgument = ["ioctl", "fcntl", "prctl", "prlimit64", "mmap", "clone", "clone3", "flock", "utimensat"];

    private static readonly string[] OnlyWithOwnNamespaces = ["execve", "kill", "tgkill"];

    private static readonly string[] OnlyWithOwnFiles =
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

    public static TheoryData<Architecture, bool> All =>
        new()
        {
            { Architecture.X64, true },
            { Architecture.X64, false },
            { Architecture.Arm64, true },
            { Architecture.Arm64, false },
        };

    [Theory]
    [MemberData(nameof(All))]
    public void A_call_is_allowed_when_it_is_on_the_list_and_no_other(Architecture architecture, bool ownNamespaces)
    {
        var table = SyscallTable.Of(architecture)!;
        var filter = SeccompFilter.Build(table, ownNamespaces);
        var listed = table
            .Numbers.Where(call => ownNamespaces || !(OnlyWithOwnNamespaces.Contains(call.Key) || OnlyWithOwnFiles.Contains(call.Key)))
            .Where(call => !ByArgument.Contains(call.Key))
            .Select(call => call.Value)
            .ToHashSet();
        var judgedByArgument = ByArgument.Select(name => table.Numbers[name]).ToHashSet();
        for (var number = 0u; number < Beyond; number++)
        {
            if (!judgedByArgument.Contains(number))
            {
                Assert.Equal(
                    (number, listed.Contains(number) ? Allow : NotPermitted),
                    (number, BpfInterpreter.Run(filter, table.AuditArchitecture, number))
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Foreign_interfaces_end_the_process_whatever_the_number(Architecture architecture, bool ownNamespaces)
    {
        var table = SyscallTable.Of(architecture)!;
        var filter = SeccompFilter.Build(table, ownNamespaces);
        const uint i386 = 0x4000_0003;
        for (var number = 0u; number < Beyond; number++)
        {
            Assert.Equal(Kill, BpfInterpreter.Run(filter, i386, number));
            Assert.Equal(Kill, BpfInterpreter.Run(filter, architecture == Architecture.X64 ? 0xC00000B7 : 0xC000003E, number));
            Assert.Equal(Kill, BpfInterpreter.Run(filter, table.AuditArchitecture, X32 | number));
        }

        Assert.Equal(Kill, BpfInterpreter.Run(filter, table.AuditArchitecture, uint.MaxValue));
    }

    [Theory]
    [InlineData("ioctl", 1, 0x5401u, Allow)] // TCGETS
    [InlineData("ioctl", 1, 0x5412u, NotPermitted)] // TIOCSTI
    [InlineData("ioctl", 1, 0x541Cu, NotPermitted)] // TIOCLINUX
    [InlineData("fcntl", 1, 2u, Allow)] // F_SETFD
    [InlineData("fcntl", 1, 8u, NotPermitted)] // F_SETOWN
    [InlineData("fcntl", 1, 10u, NotPermitted)] // F_SETSIG
    [InlineData("fcntl", 1, 1024u, NotPermitted)] // F_SETLEASE
    [InlineData("fcntl", 1, 1031u, NotPermitted)] // F_SETPIPE_SZ
    [InlineData("fcntl", 1, 6u, Done)] // F_SETLK
    [InlineData("fcntl", 1, 5u, NotPermitted)] // F_GETLK
    [InlineData("flock", 0, 0u, Done)]
    [InlineData("prctl", 0, 15u, Allow)] // PR_SET_NAME
    [InlineData("prctl", 0, 1u, NotPermitted)] // PR_SET_PDEATHSIG
    [InlineData("prctl", 0, 4u, NotPermitted)] // PR_SET_DUMPABLE
    [InlineData("prctl", 0, 0x59616d61u, NotPermitted)] // PR_SET_PTRACER
    [InlineData("prlimit64", 0, 0u, Allow)]
    [InlineData("prlimit64", 0, 1u, NotPermitted)]
    [InlineData("mmap", 3, 0x02u, Allow)] // a file, MAP_PRIVATE
    [InlineData("mmap", 3, 0x01u, Allow)] // a file, MAP_SHARED
    [InlineData("mmap", 3, 0x00020022u, Allow)] // memory as malloc and stacks take it
    [InlineData("mmap", 3, 0x21u, NotPermitted)] // MAP_SHARED | MAP_ANONYMOUS
    [InlineData("mmap", 3, 0x23u, NotPermitted)] // MAP_SHARED_VALIDATE | MAP_ANONYMOUS
    [InlineData("clone", 0, 0x003d0f00u, Allow)] // what pthread_create asks for
    [InlineData("clone", 0, 0x01200011u, NotPermitted)] // what fork asks for
    [InlineData("clone", 0, 0x10010000u, NotPermitted)] // CLONE_THREAD with CLONE_NEWUSER
    [InlineData("clone", 0, 0x00030000u, NotPermitted)] // CLONE_THREAD with CLONE_NEWNS
    [InlineData("clone3", 0, 0u, NotImplemented)]
    public void A_call_that_does_several_things_is_judged_by_its_argument(string name, int argument, uint value, uint action)
    {
        foreach (var (architecture, ownNamespaces) in All.Select(row => row.Data))
        {
            var table = SyscallTable.Of(architecture)!;
            var filter = SeccompFilter.Build(table, ownNamespaces);
            var arguments = new ulong[argument + 1];
            arguments[argument] = value;
            Assert.Equal(action, BpfInterpreter.Run(filter, table.AuditArchitecture, table.Numbers[name], arguments));
            // To the kernel these arguments are ints: what stands in the upper half must not change the answer.
            arguments[argument] |= 0xFFFF_FFFF_0000_0000;
            Assert.Equal(action, BpfInterpreter.Run(filter, table.AuditArchitecture, table.Numbers[name], arguments));
        }
    }

    [Theory]
    [InlineData(
        Architecture.X64,
        new uint[]
        {
            41,
            42,
            43,
            53,
            57,
            58,
            101,
            155,
            161,
            165,
            166,
            169,
            175,
            200,
            246,
            248,
            250,
            272,
            279,
            298,
            300,
            304,
            308,
            310,
            311,
            319,
            321,
            322,
            323,
            425,
            424,
            428,
            430,
            434,
            438,
            440,
            444,
            452,
        }
    )]
    [InlineData(
        Architecture.Arm64,
        new uint[]
        {
            39,
            40,
            41,
            51,
            97,
            104,
            105,
            117,
            130,
            142,
            198,
            199,
            203,
            217,
            241,
            262,
            265,
            268,
            270,
            271,
            273,
            279,
            280,
            281,
            282,
            424,
            425,
            428,
            430,
            434,
            438,
            440,
            444,
            452,
        }
    )]
    public void What_reaches_other_processes_networks_mounts_and_the_kernel_is_denied_by_number(Architecture architecture, uint[] numbers)
    {
        var table = SyscallTable.Of(architecture)!;
        foreach (
            var filter in (byte[][])[SeccompFilter.Build(table, ownNamespaces: true), SeccompFilter.Build(table, ownNamespaces: false)]
        )
        {
            Assert.All(numbers, number => Assert.Equal(NotPermitted, BpfInterpreter.Run(filter, table.AuditArchitecture, number)));
        }
    }

    [Fact]
    public void No_architecture_without_a_table_gets_a_filter() => Assert.Null(SyscallTable.Of(Architecture.Wasm));
}
