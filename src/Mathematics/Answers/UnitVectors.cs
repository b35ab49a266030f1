using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>
/// Vectors as sums of unit vectors: <c>3\mathbf{i} + 4\mathbf{j}</c>, <c>\hat{\imath} - \hat{k}</c>, and <c>2i - 3j + k</c> as they are
/// typed.
/// </summary>
internal static partial class UnitVectors
{
    /// <summary>The same as a tuple, in the plane where no k is named; null for anything else.</summary>
    public static string? ToTuple(string answer) => Components(answer) is { } parts ? Tuple(parts, isInSpace: parts.K is not null) : null;

    /// <summary>The same as a tuple of three although no k is named; null where it is, and for anything else.</summary>
    public static string? ToTupleInSpace(string answer) => Components(answer) is { K: null } parts ? Tuple(parts, isInSpace: true) : null;

    private static string Tuple((string? I, string? J, string? K) parts, bool isInSpace) =>
        $"({parts.I ?? "0"}, {parts.J ?? "0"}{(isInSpace ? $", {parts.K ?? "0"}" : "")})";

    private static (string? I, string? J, string? K)? Components(string answer)
    {
        var marks = UnitVector().Matches(answer);
        if (
            marks.Count == 0
            || marks[^1].Index + marks[^1].Length != answer.Length
            || marks.Select(mark => mark.Groups["name"].Value).Distinct().Count() < marks.Count
            || (!marks.Any(mark => mark.Value.StartsWith('\\')) && marks.Count < 2)
        )
        {
            return null;
        }

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        var start = 0;
        foreach (Match mark in marks)
        {
            var before = answer[start..mark.Index].Trim();
            if (start > 0 && before is not ['+' or '-', ..])
            {
                return null;
            }

            parts[mark.Groups["name"].Value] = before is "" or "+" or "-" ? before + "1" : before;
            start = mark.Index + mark.Length;
        }

        return (parts.GetValueOrDefault("i"), parts.GetValueOrDefault("j"), parts.GetValueOrDefault("k"));
    }

    [GeneratedRegex(
        @"\\(?:mathbf|boldsymbol|bm|hat|vec|overrightarrow|widehat|textbf)\s?\{?\s?(?:\\(?:mathbf|boldsymbol|bm|"
            + @"hat)\s?\{\s?)?(?:\\(?<name>[ij])math|(?<name>[ijk]))\s?\}{0,2}|(?<![A-Za-z\\])(?<name>[ijk])(?![A-Za-z])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex UnitVector();
}
