using System.Text.RegularExpressions;

namespace Verify.Verifiers.Answers;

/// <summary>The comma before decimals that much of the world writes.</summary>
internal static partial class DecimalComma
{
    /// <summary><c>1000,99</c> as <c>1000.99</c>; anything but one number with such a comma unchanged, thousands (<c>1,000</c>) included.</summary>
    public static string ToPoint(string answer)
        => answer.Contains(',', StringComparison.Ordinal) && Number().Match(answer) is { Success: true } match && !Thousands().IsMatch(match.Groups[1].Value)
            ? answer.Remove(match.Groups[1].Index + match.Groups[1].Value.IndexOf(',', StringComparison.Ordinal), 1)
                .Insert(match.Groups[1].Index + match.Groups[1].Value.IndexOf(',', StringComparison.Ordinal), ".")
            : answer;

    [GeneratedRegex(@"^\s*\$?[-\u2212]?[$€£]?(\d+,\d+)\s?(?:[$€£%]|\\%)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[1-9]\d{0,2},\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
