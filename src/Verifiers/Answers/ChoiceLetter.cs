using System.Text.RegularExpressions;

namespace Verify.Verifiers.Answers;

/// <summary>The letter of a multiple-choice answer: <c>B</c>, <c>(B)</c>, <c>b)</c>, <c>\text{(B)}</c>, <c>B.</c></summary>
internal static partial class ChoiceLetter
{
    private const int Longest = 24;

    /// <summary>The capital letter; null when the answer is none. A small letter alone is a variable.</summary>
    public static char? Read(string answer)
        => answer.Length <= Longest && Letter().Match(answer) is { Success: true } match ? char.ToUpperInvariant(match.Groups[match.Groups[1].Success ? 1 : 2].ValueSpan[0]) : null;

    [GeneratedRegex(@"^\s*\$?\s*(?:\\(?:text|textbf|mathrm|mbox)\{)?\s*(?:([A-J])|\(?([A-Ja-j])\))\s*[.:]?\}?\s*\$?\.?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();
}
