using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Verify.Verifiers.Sandbox.Confinement;

namespace Verify.Verifiers.Tests.Sandbox.Confinement;

/// <summary>The numbers of the table against those the kernel publishes for programs written in C.</summary>
public sealed partial class SyscallTableTests
{
    [Theory]
    [InlineData(Architecture.X64, "/usr/include/x86_64-linux-gnu/asm/unistd_64.h")]
    [InlineData(Architecture.Arm64, "/usr/include/asm-generic/unistd.h")]
    public void Numbers_are_those_of_the_kernel_headers(Architecture architecture, string header)
    {
        if (!File.Exists(header))
        {
            Assert.Skip($"needs Debian package linux-libc-dev, which holds {header}");
        }

        var published = Definition()
            .Matches(File.ReadAllText(header))
            .Select(match =>
                (
                    Name: NameOf(match.Groups["name"].Value),
                    Number: uint.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
                )
            )
            .ToLookup(call => call.Name, call => call.Number, StringComparer.Ordinal);
        foreach (var (name, number) in SyscallTable.Of(architecture)!.Numbers)
        {
            // Headers are older or newer than the table; what they do not know they cannot contradict.
            if (published.Contains(name))
            {
                Assert.Equal((name, number), (name, published[name].First()));
            }
        }

        Assert.True(SyscallTable.Of(architecture)!.Numbers.Keys.Count(published.Contains) > 80);
    }

    [Theory]
    [InlineData("read", 0u, 63u)]
    [InlineData("write", 1u, 64u)]
    [InlineData("openat", 257u, 56u)]
    [InlineData("mmap", 9u, 222u)]
    [InlineData("ioctl", 16u, 29u)]
    [InlineData("clone", 56u, 220u)]
    [InlineData("execve", 59u, 221u)]
    [InlineData("exit_group", 231u, 94u)]
    [InlineData("kill", 62u, 129u)]
    [InlineData("fcntl", 72u, 25u)]
    [InlineData("prctl", 157u, 167u)]
    [InlineData("prlimit64", 302u, 261u)]
    [InlineData("clone3", 435u, 435u)]
    public void The_calls_that_matter_most_have_the_numbers_they_have_always_had(string name, uint x64, uint arm64)
    {
        Assert.Equal(x64, SyscallTable.Of(Architecture.X64)!.Numbers[name]);
        Assert.Equal(arm64, SyscallTable.Of(Architecture.Arm64)!.Numbers[name]);
    }

    [Theory]
    [InlineData(Architecture.X64)]
    [InlineData(Architecture.Arm64)]
    public void No_two_calls_share_a_number(Architecture architecture)
    {
        var numbers = SyscallTable.Of(architecture)!.Numbers.Values.ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    /// <summary>The generic header names a few by what they are called on 32-bit machines.</summary>
    private static string NameOf(string name) => name == "fstatat" ? "newfstatat" : name;

    [GeneratedRegex(@"^#define __NR(3264)?_(?<name>\w+)\s+(?<number>\d+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Definition();
}
