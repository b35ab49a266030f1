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

    /// <summary>Take in a solution.</summary>
    public static byte[] Load(string prelude, string source, string entryPoint) =>
        Json(new { load = new[] { prelude, source, entryPoint } });

    /// <summary>Become this program.</summary>
    public static byte[] Program(string source) => Json(new { program = source });

    /// <summary>Call a function with plain numbers, texts and lists of them.</summary>
    public static byte[] Call(string function, params object[] arguments) =>
        Json(
            new
            {
                call = function,
                a = arguments,
                k = new Dictionary<string, object>(),
            }
        );

    /// <summary>Judge these tests.</summary>
    public static byte[] Job(CodeTests tests, RunLimits limits) =>
        Json(
            new
            {
                entry = tests.EntryPoint,
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
