namespace Verify.Verifiers.Answers;

/// <summary>Finds <c>\boxed{…}</c> with balanced braces.</summary>
internal static class BoxedAnswer
{
    private static readonly string[] Commands = ["\\boxed", "\\fbox"];

    /// <summary>What the last box holds; of a box that is never closed, its line. Null when there is none.</summary>
    public static string? Last(string text)
    {
        var at = Commands.Max(command => text.LastIndexOf(command, StringComparison.Ordinal));
        if (at < 0)
        {
            return null;
        }

        var open = at + (string.CompareOrdinal(text, at, Commands[0], 0, Commands[0].Length) == 0 ? Commands[0].Length : Commands[1].Length);
        while (open < text.Length && text[open] == ' ')
        {
            open++;
        }

        if (open >= text.Length || text[open] != '{')
        {
            // \boxed 5
            return LineFrom(text, open);
        }

        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '{')
            {
                depth++;
            }
            else if (text[i] == '}' && --depth == 0)
            {
                return text[(open + 1)..i];
            }
        }

        return LineFrom(text, open + 1);
    }

    private static string LineFrom(string text, int start)
    {
        var end = text.IndexOfAny(['\n', '$'], start);
        return text[start..(end < 0 ? text.Length : end)];
    }
}
