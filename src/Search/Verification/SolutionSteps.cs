using Verify.Verifiers;

namespace Verify.Search.Verification;

/// <summary>
/// Cuts given solutions into steps as a policy's are cut: a step ends with its separator, and blank ones belong to the step that follows.
/// </summary>
internal static class SolutionSteps
{
    /// <summary>The steps of a text that is not blank.</summary>
    public static StepPath Cut(string text, string separator)
    {
        var path = StepPath.Empty;
        var (start, nonBlank) = (0, FirstNonBlank(text, 0));

        // Blanks at the end are no step: they belong to the last one.
        var endOfText = text.AsSpan().TrimEnd().Length;
        for (var end = EndOfStep(text, separator, 0); end < endOfText; end = EndOfStep(text, separator, end))
        {
            if (nonBlank < end)
            {
                path = path.Append(text[start..end]);
                (start, nonBlank) = (end, FirstNonBlank(text, end));
            }
        }

        return path.Append(text[start..]);
    }

    /// <summary>The index of the first character, from an index on, that is not blank.</summary>
    private static int FirstNonBlank(string text, int from) => text.Length - text.AsSpan(from).TrimStart().Length;

    private static int EndOfStep(string text, string separator, int from) =>
        text.IndexOf(separator, from, StringComparison.Ordinal) is >= 0 and var at ? at + separator.Length : text.Length;
}
