namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>Compares what a program printed; white space at the ends of lines and of the text does not count.</summary>
internal static class OutputComparison
{
    private const int LongestLine = 100;

    /// <summary>Where they part, in words; null where they are equal.</summary>
    public static string? Difference(string printed, string expected)
    {
        var (left, right) = (Lines(printed), Lines(expected));
        for (var line = 0; line < Math.Max(left.Length, right.Length); line++)
        {
            var (had, wanted) = (line < left.Length ? left[line] : null, line < right.Length ? right[line] : null);
            if (!string.Equals(had, wanted, StringComparison.Ordinal))
            {
                return $"line {line + 1}: printed {Quoted(had)}, expected {Quoted(wanted)}";
            }
        }

        return null;
    }

    private static string[] Lines(string text) => [.. text.TrimEnd().Split('\n').Select(line => line.TrimEnd())];

    private static string Quoted(string? line) =>
        line switch
        {
            null => "nothing more",
            { Length: > LongestLine } => $"\"{line[..LongestLine]}…\"",
            _ => $"\"{line}\"",
        };
}
