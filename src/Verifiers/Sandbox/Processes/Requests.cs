using System.Text.Json;

namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>What the server asks of workers and judges, as the protocol writes it.</summary>
internal static class Requests
{
    /// <summary>Import what most solutions import.</summary>
    public static readonly byte[] Warm = "{\"warm\":1}"u8.ToArray();

    /// <summary>Say that all requests have been answered.</summary>
    public static readonly byte[] Bye = "{\"bye\":1}"u8.ToArray();

    /// <summary>Take on the limits of a run.</summary>
    public static byte[] Limits(RunLimits limits) => Json(new { limits = new[] { WholeSeconds(limits), limits.MemoryMiB } });

    /// <summary>Take in a solution; other blocks of its answer may define what it uses.</summary>
    public static byte[] Load(string prelude, string source, string entryPoint, IReadOnlyList<string> blocks) =>
        Json(new { load = new object[] { prelude, source, entryPoint, blocks } });

    /// <summary>Become this program; other blocks of its answer may define what it uses.</summary>
    public static byte[] Program(string source, IReadOnlyList<string> blocks) => Json(new { program = source, blocks });

    /// <summary>Take in a solution and its tests, to be run in one Python; the answer is how many cases there are.</summary>
    public static byte[] Together(CodeTests tests, string source, string entryPoint, IReadOnlyList<string> blocks) =>
        Json(
            new
            {
                together = new
                {
                    prelude = tests.Prelude ?? "",
                    source,
                    entry = entryPoint,
                    blocks,
                    cases = tests.Cases,
                    check = tests.Check,
                },
            }
        );

    /// <summary>Run this case of them.</summary>
    public static byte[] Case(int index) => Json(new Dictionary<string, int> { ["case"] = index });

    /// <summary>Say what the solution did that it should not.</summary>
    public static readonly byte[] Findings = "{\"findings\":1}"u8.ToArray();

    /// <summary>Call a function with numbers and texts.</summary>
    public static byte[] Call(string function, params object[] arguments) => Json(new { call = function, a = arguments });

    /// <summary>Judge these tests.</summary>
    public static byte[] Job(CodeTests tests, string entryPoint, RunLimits limits) =>
        Json(
            new
            {
                entry = entryPoint,
                prelude = tests.Prelude ?? "",
                cases = tests.Cases,
                check = tests.Check,
                seconds = WholeSeconds(limits),
                memory = limits.MemoryMiB,
            }
        );

    /// <summary>The kernel counts processor time in whole seconds, and the wire has no fractions.</summary>
    private static int WholeSeconds(RunLimits limits) => (int)Math.Ceiling(limits.CpuSeconds);

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value);
}
