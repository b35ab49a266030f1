using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Verify.Mathematics.Answers;

/// <summary>Brings the many characters that mean the same to the few that are read: digits and signs of other scripts, small and
/// mathematical ones.</summary>
internal static class Characters
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ";

    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₋₊ₙ";

    private const string Full = "0123456789-+n";

    private const string Greek = "αβγδεζηθικλμνξοπρςστυφχψω";

    private static readonly string[] GreekNames = (
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi o pi rho varsigma sigma tau upsilon "
        + "phi chi psi omega"
    ).Split(' ');

    private static readonly FrozenDictionary<char, string> Plain = new Dictionary<char, string>
    {
        ['∛'] = "\\sqrt[3]",
        ['½'] = " 1/2",
        ['⅓'] = " 1/3",
        ['⅔'] = " 2/3",
        ['¼'] = " 1/4",
        ['¾'] = " 3/4",
        ['⅕'] = " 1/5",
        ['⅖'] = " 2/5",
        ['⅗'] = " 3/5",
        ['⅘'] = " 4/5",
        ['⅙'] = " 1/6",
        ['⅚'] = " 5/6",
        ['⅐'] = " 1/7",
        ['⅛'] = " 1/8",
        ['⅜'] = " 3/8",
        ['⅝'] = " 5/8",
        ['⅞'] = " 7/8",
        ['⅑'] = " 1/9",
        ['⅒'] = " 1/10",
        ['\u2212'] = "-",
        ['\u2010'] = "-",
        ['\u2011'] = "-",
        ['\u2012'] = "-",
        ['\u2013'] = "-",
        ['\uFE63'] = "-",
        ['\u2044'] = "/",
        ['\u2215'] = "/",
        ['\u00A0'] = " ",
        ['\u2009'] = " ",
        ['\u202F'] = " ",
        ['\u3000'] = " ",
        ['\u200B'] = "",
        ['\uFEFF'] = "",
        ['\u2019'] = "'",
        ['\u2032'] = "'",
        ['\u2033'] = "''",
        ['“'] = "\"",
        ['”'] = "\"",
        ['，'] = ",",
        ['、'] = ",",
        ['。'] = ".",
        ['٫'] = ".",
        ['٬'] = ",",
        ['：'] = ":",
        ['（'] = "(",
        ['）'] = ")",
        ['＝'] = "=",
        ['％'] = "%",
        ['٪'] = "%",
        ['º'] = "°",
        ['Ø'] = "∅",
        ['ℝ'] = "\\mathbb{R}",
        ['ℓ'] = "\\ell ",
        ['→'] = "\\to ",
        ['⇒'] = "\\Rightarrow ",
        ['⇔'] = "\\iff ",
        ['✅'] = "",
        ['✓'] = "",
        ['✔'] = "",
        ['\uFE0F'] = "",
        ['■'] = "",
        ['∎'] = "",
        ['⋯'] = "\\dots ",
        ['℃'] = "°C",
        ['℉'] = "°F",
        ['Ω'] = "\\Omega ",
        ['\u2126'] = "\\Omega ",
        ['µ'] = "\\mu ",
    }.ToFrozenDictionary();

    /// <summary>With the digits of every script as 0 to 9; the same object when there are no others.</summary>
    public static string WithAsciiDigits(string text)
    {
        var at = 0;
        while (at < text.Length && !IsForeignDigit(text[at]))
        {
            at++;
        }

        return at == text.Length ? text : string.Create(text.Length, text, (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = IsForeignDigit(source[i]) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(source[i])) : source[i];
                }
            });
    }

    /// <summary>As far as its characters have such a meaning, in ASCII; letters of other languages stay.</summary>
    public static string ToAscii(string answer)
    {
        var text = new StringBuilder(answer.Length);
        for (var i = 0; i < answer.Length; i++)
        {
            var character = answer[i];
            if (Raised.Contains(character, StringComparison.Ordinal) || Lowered.Contains(character, StringComparison.Ordinal))
            {
                i = AppendRun(answer, i, Raised.Contains(character, StringComparison.Ordinal) ? Raised : Lowered, text);
            }
            else if (Plain.TryGetValue(character, out var plain))
            {
                text.Append(plain);
            }
            else if (char.IsHighSurrogate(character) && i + 1 < answer.Length && char.IsLowSurrogate(answer[i + 1]))
            {
                AppendMathematical(char.ConvertToUtf32(character, answer[++i]), text);
            }
            else if (IsForeignDigit(character))
            {
                text.Append(CharUnicodeInfo.GetDecimalDigitValue(character));
            }
            else if (GreekLetter(answer, i) is { } name)
            {
                text.Append('\\').Append(name).Append(' ');
            }
            else
            {
                // Full-width letters.
                text.Append(character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character);
            }
        }

        return text.ToString();
    }

    private static bool IsForeignDigit(char character) => character > 127 && char.IsDigit(character);

    // A letter of a formula, and none of a Greek word.
    private static string? GreekLetter(string text, int at)
    {
        var letter = Greek.IndexOf(text[at], StringComparison.Ordinal);
        return
            letter < 0
            || text[at] is 'π' or 'θ'
            || IsGreek(text, at - 1) && IsGreek(text, at - 2)
            || IsGreek(text, at + 1) && IsGreek(text, at + 2)
            ? null
            : GreekNames[letter];
    }

    private static bool IsGreek(string text, int at) => at >= 0 && at < text.Length && text[at] is >= 'Α' and <= 'ώ';

    /// <summary>Italic, bold and other letters and digits of mathematics: U+1D400 to U+1D7FF.</summary>
    private static void AppendMathematical(int code, StringBuilder text)
    {
        const int Letters = 0x1D400;
        const int GreekLetters = 0x1D6A8;
        const int Digits = 0x1D7CE;
        if (code is >= Letters and < Letters + (13 * 52))
        {
            var place = (code - Letters) % 52;
            text.Append((char)(place < 26 ? 'A' + place : 'a' + place - 26));
        }
        else if (code is >= GreekLetters and < Digits && (code - GreekLetters) % 58 is >= 26 and < 51 and var place)
        {
            text.Append('\\').Append(GreekNames[place - 26]).Append(' ');
        }
        else if (code is >= Digits and <= 0x1D7FF)
        {
            text.Append((char)('0' + ((code - Digits) % 10)));
        }
        else
        {
            text.Append(char.ConvertFromUtf32(code));
        }
    }

    /// <summary>Small characters as one exponent or index; where the last of them stands.</summary>
    private static int AppendRun(string answer, int start, string small, StringBuilder text)
    {
        text.Append(small == Raised ? "^{" : "_{");
        var end = start;
        for (; end < answer.Length && small.IndexOf(answer[end], StringComparison.Ordinal) is >= 0 and var digit; end++)
        {
            text.Append(Full[digit]);
        }

        text.Append('}');
        return end - 1;
    }
}
