namespace Verify.Mathematics.Answers;

/// <summary>Finds the words that announce an answer.</summary>
internal static class AnswerMarker
{
    private const string Tag = "<answer>";

    private const string TagEnd = "</answer>";

    private static readonly string[] Markers =
    [
        "####",
        "answer is",
        "answer:",
        "answer =",
        "answer:**",
        "answer**:",
        "correct option is",
        "correct choice is",
        Tag,
    ];

    private static readonly string[] Fillers = ["therefore ", "thus ", "hence ", "then ", "simply "];

    /// <summary>The line behind the last marker; null when there is none, or nothing behind it.</summary>
    public static string? Last(string text)
    {
        var start = -1;
        foreach (var marker in Markers)
        {
            var at = text.LastIndexOf(marker, StringComparison.OrdinalIgnoreCase);
            start = Math.Max(start, at < 0 ? -1 : at + marker.Length);
        }

        start = Math.Max(start, LineBeginning(text, "A:"));
        return start < 0 ? null : FirstLine(WithoutFiller(text[start..].TrimStart(' ', ':', '*', '\r', '\n', '\t')));
    }

    private static string WithoutFiller(string text) =>
        Array.Find(Fillers, filler => text.StartsWith(filler, StringComparison.OrdinalIgnoreCase)) is { } filler
            ? text[filler.Length..]
            : text;

    private static int LineBeginning(string text, string marker)
    {
        for (var at = text.Length; at > 0 && (at = text.LastIndexOf(marker, at - 1, StringComparison.Ordinal)) >= 0; )
        {
            if (at == 0 || text[at - 1] == '\n')
            {
                return at + marker.Length;
            }
        }

        return -1;
    }

    private static string? FirstLine(string text)
    {
        // A displayed formula stands on lines of its own.
        var display =
            text.StartsWith("\\[", StringComparison.Ordinal) ? text.IndexOf("\\]", StringComparison.Ordinal) + 2
            : text.StartsWith("$$", StringComparison.Ordinal) ? text.IndexOf("$$", 2, StringComparison.Ordinal) + 2
            : 0;
        var end = display > 2 ? display : text.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? text : text[..end]).Trim();
        line = line.IndexOf(TagEnd, StringComparison.OrdinalIgnoreCase) is >= 0 and var tag ? line[..tag].Trim() : line;
        return line.Length == 0 ? null : line;
    }
}
