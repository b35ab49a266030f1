using System.Text.RegularExpressions;
using Verify.Mathematics.Parsing;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>
/// Reads <c>x \equiv 3 \pmod{7}</c>, <c>3 \pmod 7</c> and <c>3 (mod 7)</c>; <c>17 \bmod 5</c> alone is a remainder, and a formula.
/// </summary>
internal static partial class CongruenceReader
{
    private const int Longest = 120;

    public static CongruenceForm? Read(string answer) =>
        answer.Length <= Longest
        && answer.Contains("mod", StringComparison.Ordinal)
        && Congruence().Match(answer) is { Success: true } match
        && ExpressionGrammar.Read(match.Groups["value"].Value) is { } value
        && ExpressionGrammar.Read(match.Groups["modulus"].Value) is { } modulus
            ? new CongruenceForm(value, modulus)
            : null;

    [GeneratedRegex(
        @"^(?:[^=≡]{0,40}(?:\\equiv|≡)(?<value>[^=≡]+?)|(?<value>[^=≡]+?))(?:\\[,;: ]|\\q?quad|\s)*(?:\\pmod|"
            + @"\\text\{\s?\(mod\s?\}|(?:\(|\\left\()\s?(?:\\text\{\s?mod\s?\}|\\bmod|\\mod|\\mathrm\{mod\}|mod)|"
            + @"(?<=≡.*|\\equiv.*)(?:\\mod|\\bmod|\\text\{\s?mod\s?\}|mod))"
            + @"[\s~]*\{?\s?(?<modulus>[0-9a-z]{1,12})\s?\}?(?:\\right)?\)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Congruence();
}
