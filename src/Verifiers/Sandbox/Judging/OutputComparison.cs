using System.Globalization;
using System.Text.RegularExpressions;

namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>Compares what a program printed; white space at the ends of lines and of the text does not count.</summary>
internal static partial class OutputComparison
{
    private const int LongestLine = 100;

    /// <summary>Where they differ, in words; null where they are equal.</summary>
    /// <param name="printed">By the program.</param>
    /// <param name="expected">By the test.</param>
    /// <param name="tokens">Word by word, whatever white space is between them.</param>
    /// <param name="tolerance">How far a number may be from an expected one that is no whole number, absolutely or as a share; null: not at
    /// all.</param>
    public static string? Difference(string printed, string expected, bool tokens = false, double? tolerance = null)
    {
        var (left, right) = tokens ? (Words(printed), Words(expected)) : (Lines(printed), Lines(expected));
        for (var place = 0; place < Math.Max(left.Length, right.Length); place++)
        {
            var (had, wanted) = (place < left.Length ? left[place] : null, place < right.Length ? right[place] : null);
            if (!string.Equals(had, wanted, StringComparison.Ordinal) && !(tolerance is { } most && AreNear(had, wanted, most)))
            {
                return $"{(tokens ? "word" : "line")} {place + 1}: printed {Quoted(had)}, expected {Quoted(wanted)}";
            }
        }

        return null;
    }

    /// <summary>Whether lines differ only in numbers that are near enough.</summary>
    private static bool AreNear(string? had, string? wanted, double most)
    {
        if (had is null || wanted is null || Words(had) is not { } left || Words(wanted) is not { } right || left.Length != right.Length)
        {
            return false;
        }

        return left.Zip(right).All(pair => pair.First == pair.Second || IsNear(pair.First, pair.Second, most));
    }

    private static bool IsNear(string had, string wanted, double most) =>
        Fraction().IsMatch(wanted)
        && Number().IsMatch(had)
        && double.TryParse(had, CultureInfo.InvariantCulture, out var left)
        && double.TryParse(wanted, CultureInfo.InvariantCulture, out var right)
        && double.IsFinite(left)
        && Math.Abs(left - right) <= most * Math.Max(1, Math.Abs(right));

    private static string[] Lines(string text) => [.. text.TrimEnd().Split('\n').Select(line => line.TrimEnd())];

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Quoted(string? line) =>
        line switch
        {
            null => "nothing more",
            { Length: > LongestLine } => $"\"{line[..LongestLine]}…\"",
            _ => $"\"{line}\"",
        };

    [GeneratedRegex(@"\A[+-]?\d+(\.\d*)?([eE][+-]?\d+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[+-]?\d+(\.\d*([eE][+-]?\d+)?|[eE][+-]?\d+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}
