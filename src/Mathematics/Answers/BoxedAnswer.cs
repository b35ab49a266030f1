using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>Finds <c>\boxed{…}</c> and <c>\fbox{…}</c> with balanced braces, in one pass.</summary>
internal static partial class BoxedAnswer
{
    private const int LongestGap = 120;

    /// <summary>
    /// What the last box that stands in no other holds, and with it what boxes before it hold that belong to the same answer ("\boxed{1}
    /// and
    /// \boxed{2}"); of a box that is never closed, its line. Null when there is none.
    /// </summary>
    public static string? Last(string text) => LastWithPlace(text)?.Inside;

    /// <summary>The same with the place where the first of these boxes begins.</summary>
    public static (int Start, string Inside)? LastWithPlace(string text)
    {
        var boxes = Closed(text);
        if (boxes.Count == 0)
        {
            return
                Open().Matches(text) is { Count: > 0 } open
                && open[^1].Index + open[^1].Length is var inside
                && !text.AsSpan(inside).TrimStart().StartsWith("}")
                ? (open[^1].Index, LineFrom(text, inside))
                : null;
        }

        var (first, last, areParts) = (boxes.Count - 1, boxes.Count - 1, false);
        for (; first > 0; first--)
        {
            var gap = text.AsSpan(boxes[first - 1].End, boxes[first].Start - boxes[first - 1].End);
            if (gap.Length <= LongestGap && Restating().IsMatch(gap))
            {
                // The exact one of "1/3 ≈ 0.333".
                last = first - 1;
                continue;
            }

            var isPart = NextPart().IsMatch(gap);
            if (!isPart && !(gap.Length <= LongestGap && Joining().IsMatch(gap)))
            {
                break;
            }

            areParts |= isPart;
        }

        var items = boxes[first..(last + 1)].ConvertAll(box => text[box.Inside..(box.End - 1)]);
        var joined = string.Join(", ", items);
        return (boxes[first].Start, areParts ? $"({joined})" : joined);
    }

    /// <summary>What boxes that hold the whole text, each directly in the one before, hold in the end; the text itself when there are
    /// none.</summary>
    public static string Unwrap(string text)
    {
        const string Box = "\\boxed{";
        var depth = 0;
        while (string.CompareOrdinal(text, depth * Box.Length, Box, 0, Box.Length) == 0)
        {
            depth++;
        }

        if (depth == 0)
        {
            return text;
        }

        // Where the boxes of the beginning are closed, the innermost first.
        var closed = new int[depth];
        var level = depth;
        for (var i = depth * Box.Length; i < text.Length && level > 0; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '{')
            {
                level++;
            }
            else if (text[i] == '}' && --level < depth)
            {
                closed[level] = i;
            }
        }

        var layers = 0;
        while (layers < depth && closed[layers] == text.Length - 1 - layers)
        {
            layers++;
        }

        return text[(layers * Box.Length)..(text.Length - layers)];
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
                && HoldsSomething(text.AsSpan(open + 1, i - open - 1))
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

    private static bool HoldsSomething(ReadOnlySpan<char> inside)
    {
        foreach (var character in inside)
        {
            if (!char.IsWhiteSpace(character))
            {
                return true;
            }
        }

        return false;
    }

    private static string LineFrom(string text, int start)
    {
        var end = text.IndexOfAny(['\n', '$'], start);
        return text[start..(end < 0 ? text.Length : end)];
    }

    [GeneratedRegex(@"\\(?:boxed|fbox)\s?\{?|\\bbox(?:\[[^\]\n]{0,40}\])?\{|(?<![A-Za-z\\])boxed\{", RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    // Commas, "and", "or" and the mathematics' own delimiters, line ends, and few words: "and the largest is".
    [GeneratedRegex(
        @"^[\s$,;]{0,8}(?:\\\)|\\\])?[\s$,;]{0,8}(?:\\text\{)?\s?(?:and|or)?\s?\}?[\s$,;]{0,8}(?:\\\(|\\\[)?[\s$]{0,4}$"
            + @"|^[\s$]{0,4}(?:\\\)|\\\])?,?\s(?:and|while)\s(?:(?!not\b|wrong\b|then\b|so\b)[a-z]+\s){1,6}(?:is"
            + @"|are|equals|at|=|of)\s[\s$]{0,4}(?:\\\(|\\\[)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Joining();

    [GeneratedRegex(@"^[\s$]{0,4}(?:\\approx|≈|=|\\\)\s?(?:≈|=)\s?\\\()[\s$]{0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Restating();

    // The answers of (a), (b), (c).
    [GeneratedRegex(@"^[^\n]{0,200}\n\s*(?:\*\*)?(?:[Pp]art\s)?\(?(?:[b-h]|ii|iii|iv)[).:][^\n]{0,200}$", RegexOptions.CultureInvariant)]
    private static partial Regex NextPart();
}
