using System.Globalization;
using System.Runtime.InteropServices;

namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>
/// The numbers that one architecture gives to the system calls of <c>syscalls.txt</c>: what an interpreter needs, and nothing else is
/// allowed.
/// </summary>
/// <param name="AuditArchitecture">The architecture as seccomp reports it (<c>AUDIT_ARCH_*</c>).</param>
/// <param name="Numbers">By name; calls that the architecture does not have are left out.</param>
internal sealed record SyscallTable(uint AuditArchitecture, IReadOnlyDictionary<string, uint> Numbers)
{
    private const uint AuditX64 = 0xC000003E;
    private const uint AuditArm64 = 0xC00000B7;

    /// <summary>Null for an architecture without a table.</summary>
    public static SyscallTable? Of(Architecture architecture) =>
        architecture switch
        {
            Architecture.X64 => new SyscallTable(AuditX64, Read(column: 1)),
            Architecture.Arm64 => new SyscallTable(AuditArm64, Read(column: 2)),
            _ => null,
        };

    private static Dictionary<string, uint> Read(int column) =>
        EmbeddedText
            .Read("syscalls.txt")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Where(fields => fields[column] != "-")
            .ToDictionary(fields => fields[0], fields => uint.Parse(fields[column], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
