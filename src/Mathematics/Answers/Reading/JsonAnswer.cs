using System.Text.Json;

namespace Verify.Mathematics.Answers.Reading;

/// <summary>Reads answers that are written as JSON: <c>{"answer": 42, "confidence": 0.9}</c>, with or without a fence.</summary>
internal static class JsonAnswer
{
    private const int Longest = 10_000;

    private static readonly string[] Names = ["final_answer", "finalAnswer", "answer", "Answer", "final", "result", "value", "solution"];

    /// <summary>The value of the member that names an answer; null for anything else.</summary>
    public static string? Read(string text)
    {
        var json = WithoutFence(text.Trim());
        if (json.Length is 0 or > Longest || json[0] != '{' || json[^1] != '}')
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return Array.Find(Names, name => document.RootElement.TryGetProperty(name, out _)) is { } name
                ? Show(document.RootElement.GetProperty(name))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Show(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            JsonValueKind.Array when value.GetArrayLength() > 0 => string.Join(", ", value.EnumerateArray().Select(Show)),
            _ => null,
        };

    private static string WithoutFence(string text)
    {
        if (!text.StartsWith("```", StringComparison.Ordinal) || !text.EndsWith("```", StringComparison.Ordinal))
        {
            return text;
        }

        var line = text.IndexOf('\n', StringComparison.Ordinal);
        return line < 0 || line > text.Length - 3 ? text : text[(line + 1)..^3].Trim();
    }
}
