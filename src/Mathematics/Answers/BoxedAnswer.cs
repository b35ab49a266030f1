using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>Finds <c>\boxed{…}</c> and <c>\fbox{…}</c> with balanced braces.</summary>
internal static partial class BoxedAnswer
{
    /// <summary>
    /// What the last box that stands in no other holds, and with it what boxes directly before it hold ("\boxed{1} and \boxed{2}"); of a
    /// box that is
    /// never closed, its line. Null when there is none.
    /// </summary>
    public static string? Last(string text)
    {
        var boxes = Closed(text);
        if (boxes.Count == 0)
        {
            return
                Open().Matches(text) is { Count: > 0 } open
                && open[^1].Index + open[^1].Length is var inside
                && !text.AsSpan(inside).TrimStart().StartsWith("}")
                ? LineFrom(text, inside)
                : null;
        }

        var first = boxes.Count - 1;
        while (first > 0 && Between().IsMatch(text.AsSpan(boxes[first - 1].End, boxes[first].Start - boxes[first - 1].End)))
        {
            first--;
        }

        return string.Join(", ", boxes.Skip(first).Select(box => text[box.Inside..(box.End - 1)]));
    }

    /// <summary>The closed boxes that hold something and stand in no other closed one, in one pass.</summary>
    private static List<(int Start, int Inside, int End)> Closed(string text)
    {
        var beginnings = Open()
            .Matches(text)
            .Where(match => text[match.Index + match.Length - 1] == '{')
            .ToDictionary(match => match.Index + match.Length - 1, match => match.Index);
        var braces = new Stack<int>();
        var boxes = new List<(int Start, int Inside, int End)>();
        for (var i = beginnings.Count == 0 ? text.Length : beginnings.Keys.Min(); i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '{')
            {
                braces.Push(i);
            }
            else if (
                text[i] == '}'
                && braces.TryPop(out var open)
                && beginnings.TryGetValue(open, out var start)
                && !text.AsSpan(open + 1, i - open - 1).IsWhiteSpace()
            )
            {
                while (boxes.Count > 0 && boxes[^1].Start > start)
                {
                    boxes.RemoveAt(boxes.Count - 1);
                }

                boxes.Add((start, open + 1, i + 1));
            }
        }

        return boxes;
    }

    private static string LineFrom(string text, int start)
    {
        var end = text.IndexOfAny(['\n', '$'], start);
        return text[start..(end < 0 ? text.Length : end)];
    }

    [GeneratedRegex(@"\\(?:boxed|fbox)\s?\{?", RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    // Commas, "and", "or", and the mathematics' own delimiters.
    [GeneratedRegex(@"^[\s$,;]{0,8}(?:\\text\{)?\s?(?:and|or)?\s?\}?[\s$,;]{0,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
