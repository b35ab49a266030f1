using System.Text.RegularExpressions;

namespace Verify.Verifiers.Constraints;

/// <summary>
/// A caller's regular expression, matched by an automaton: in time linear in the text, whatever the pattern. The bound on time is left for
/// automata that are large.
/// </summary>
internal static class ConstraintPattern
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    /// <summary>Null when the pattern can be used.</summary>
    public static string? WhatIsWrong(string pattern)
    {
        try
        {
            return IsFound(pattern, "") is null
                ? $"Matching takes more than {Longest.TotalMilliseconds} ms even in an empty text; give a smaller pattern."
                : null;
        }
        catch (ArgumentException malformed)
        {
            return $"This is no regular expression: {malformed.Message}";
        }
        catch (NotSupportedException)
        {
            return "Look-around, back-references, atomic groups and conditions are not supported, nor patterns that repeat very long ones; "
                + "give a pattern without them.";
        }
    }

    /// <summary>Null when it took too long to tell.</summary>
    public static bool? IsFound(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Longest);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
