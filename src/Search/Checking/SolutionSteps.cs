using Verify.Verifiers;

namespace Verify.Search.Checking;

/// <summary>Cuts given solutions into steps as a policy's are cut: a step ends with its separator, and blank ones belong to the step that follows.</summary>
internal static class SolutionSteps
{
    /// <summary>The steps of a text that is not blank.</summary>
    public static StepPath Cut(string text, string separator)
    {
        var path = StepPath.Empty;
        var start = 0;
        for (var end = EndOfStep(text, separator, 0); end < text.Length; end = EndOfStep(text, separator, end))
        {
            // What is left is no step when it is blank: it belongs to this one.
            if (!string.IsNullOrWhiteSpace(text[start..end]) && !string.IsNullOrWhiteSpace(text[end..]))
            {
                path = path.Append(text[start..end]);
                start = end;
            }
        }

        return path.Append(text[start..]);
    }

    private static int EndOfStep(string text, string separator, int from)
        => text.IndexOf(separator, from, StringComparison.Ordinal) is >= 0 and var at ? at + separator.Length : text.Length;
}
