using System.Text.Json;
using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>Reads what judges and workers say. A judge that runs tests may say anything, a worker even more so.</summary>
internal static class JudgeMessages
{
    private const double MicrosecondsOfSecond = 1e6;
    private const int MostTexts = 20;
    private const int LongestText = 120;

    private static readonly Dictionary<string, TestVerdict> Verdicts = Enum.GetValues<TestVerdict>()
        .ToDictionary(verdict => verdict.Name(), StringComparer.Ordinal);

    /// <summary>How many cases there are, and whether the judge stays untouched by them.</summary>
    public static (int Total, bool Literal) Plan(byte[] body) =>
        Read(body, root => (root.GetProperty("total").GetInt32(), root.GetProperty("literal").GetBoolean()));

    public static (int Index, CaseReport Report) Case(byte[] body) =>
        Read(body, root =>
            (
                root.GetProperty("index").GetInt32(),
                new CaseReport(
                    Verdicts[root.GetProperty("verdict").GetString()!],
                    root.GetProperty("microseconds").GetInt64() / MicrosecondsOfSecond,
                    root.GetProperty("message").GetString()
                )
                {
                    Reason = root.TryGetProperty("reason", out var reason) ? reason.GetString() : null,
                }
            )
        );

    /// <summary>What a judge says at its end: the names that the solution lent to the tests.</summary>
    public static IReadOnlyList<string> Lent(byte[] body) => Texts(body, "lent");

    /// <summary>What a worker says of itself.</summary>
    public static IReadOnlyList<string> Findings(byte[] body) => Texts(body, "findings");

    /// <summary>How many cases there are where solution and tests are one process.</summary>
    public static int Total(byte[] body) => Read(body, root => root.GetProperty("total").GetInt32());

    /// <summary>What became of a case there.</summary>
    public static (TestVerdict Verdict, string? Message) Outcome(byte[] body) =>
        Read(body, root => (Verdicts[root.GetProperty("verdict").GetString()!], root.GetProperty("message").GetString()));

    public static string Text(byte[] body) => Read(body, root => root.GetString()!);

    /// <summary>Why a worker did not take a solution in; null where it did.</summary>
    public static (TestVerdict Verdict, string Message)? Refusal(byte[] reply)
    {
        if (reply.AsSpan().SequenceEqual("{\"v\":null}"u8) || reply.AsSpan().StartsWith("{\"total\":"u8))
        {
            return null;
        }

        try
        {
            return Read(reply, root =>
            {
                var name = root.GetProperty("e")[0].GetString()!;
                return (name == "MemoryError" ? TestVerdict.Memory : TestVerdict.Error, $"{name}: {root.GetProperty("m").GetString()}");
            });
        }
        catch (BrokenJudgeException)
        {
            return (TestVerdict.Error, Endings.Interfered);
        }
    }

    private static IReadOnlyList<string> Texts(byte[] body, string member) =>
        body.Length == 0
            ? []
            : Read(body, root =>
                (IReadOnlyList<string>)
                    [.. root.GetProperty(member).EnumerateArray().Take(MostTexts).Select(text => Shortened(text.GetString()!))]
            );

    private static string Shortened(string text) => text.Length > LongestText ? text[..LongestText] : text;

    private static T Read<T>(byte[] body, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or FormatException
                        or ArgumentException
                        or IndexOutOfRangeException
            )
        {
            throw new BrokenJudgeException("it wrote what is no message");
        }
    }
}
