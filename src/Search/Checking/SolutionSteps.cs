using Verify.Verifiers;

namespace Verify.Search.Checking;

/// <summary>
/// Cuts given solutions into steps as a policy's are cut: a step ends with its separator, and blank ones belong to the step that follows.
/// </summary>
internal static class SolutionSteps
{
    /// <summary>The steps of a text that is not blank.</summary>
    public static StepPath Cut(string text, string separator)
    {
        var path = StepPath.Empty;
        var (start, ink) = (0, FirstInk(text, 0));

        // What stands behind the last ink is no step: it belongs to the last one.
        var lastInk = text.AsSpan().TrimEnd().Length;
        for (var end = EndOfStep(text, separator, 0); end < lastInk; end = EndOfStep(text, separator, end))
        {
            if (ink < end)
            {
                path = path.Append(text[start..end]);
                (start, ink) = (end, FirstInk(text, end));
            }
        }

        return path.Append(text[start..]);
    }

    /// <summary>Where the first character at or behind a place stands that is not blank.</summary>
    private static int FirstInk(string text, int from) => text.Length - text.AsSpan(from).TrimStart().Length;

    private static int EndOfStep(string text, string separator, int from) =>
        text.IndexOf(separator, from, StringComparison.Ordinal) is >= 0 and var at ? at + separator.Length : text.Length;
}
