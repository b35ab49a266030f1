using System.Text.RegularExpressions;

namespace Verify.Mathematics.Arithmetic;

/// <summary>Rewrites a text for the search of calculations without moving a character: every version has the places of the
/// original.</summary>
internal static partial class PreparedText
{
    /// <summary>Without what is counted and measured where it stands between the numbers of an equation: 5页 - 2页 = 3页, 353 g - 79 g = 274
    /// g.</summary>
    public static string Of(string text)
    {
        text = CountedInChinese().Replace(text, match => new string(' ', match.Length));
        return Measured().Replace(text, match => SingleUnit().Replace(match.Value, unit => new string(' ', unit.Length)));
    }

    /// <summary>
    /// With decimal commas as points and points between thousands as commas; null where nothing suggests that the text is written so.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="isCertain">Whether a comma stands where none parts thousands.</param>
    public static string? WithDecimalPoints(string text, out bool isCertain)
    {
        isCertain = DecimalComma().IsMatch(text);
        return isCertain || PointOfThousands().IsMatch(text) ? PointOrComma().Replace(text, match => match.Value == "," ? "." : ",") : null;
    }

    [GeneratedRegex(
        @"(?<=[0-9])\s?[\p{IsCJKUnifiedIdeographs}]{1,4}(?:/[\p{IsCJKUnifiedIdeographs}]{1,4}){0,2}(?=\s?(?:[-+*/×÷=]|$|[，。,.;\n]))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex CountedInChinese();

    // The same unit of one letter behind every number, or a speed.
    [GeneratedRegex(
        @"(?<![\w.,])[0-9]+(?:\.[0-9]+)?\s?(?<unit>[gmLlhsWVANJKCF])\b(?:\s?[-+]\s?[0-9]+(?:\.[0-9]+)?\s?\k<unit>\b){1,20}\s?=\s?[0-9]+"
            + @"(?:\.[0-9]+)?\s?\k<unit>\b(?!\s?[-+*/^(])"
            + @"|(?<![\w.,])[0-9]+(?:\.[0-9]+)?\s?(?:km|m|mi|miles|kg|g|L)\s?/\s?[0-9]+(?:\.[0-9]+)?\s?(?:h|s|hours?"
            + @"|hrs?|min|L)\s?=\s?[0-9]+(?:\.[0-9]+)?\s?(?:km|m|mi|miles|kg|g|L)/(?:h|s|hour|hr|min|L)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Measured();

    [GeneratedRegex(@"(?<=[0-9]\s?)(?:[a-zA-Z]+/)?[a-zA-Z]+", RegexOptions.CultureInvariant)]
    private static partial Regex SingleUnit();

    // 2,5 and 0,30, but no point (2,5) and no list.
    [GeneratedRegex(
        @"(?<![\w.,({])[0-9]+,[0-9]{1,2}(?![\w,.)}])(?=[^=\n]*=|\s)|(?<![\w.,({])0,[0-9]+(?![\w,.)}])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"(?<![\w.,])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex PointOfThousands();

    [GeneratedRegex(@"(?<=[0-9])(?:,(?=[0-9])|\.(?=[0-9]{3}(?![0-9])))", RegexOptions.CultureInvariant)]
    private static partial Regex PointOrComma();
}
