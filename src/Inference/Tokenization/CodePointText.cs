using System.Globalization;
using System.Text;

namespace Verify.Inference.Tokenization;

/// <summary>A text with one <see cref="char"/> per code point, so that patterns match what their authors intended.</summary>
/// <remarks>
/// .NET patterns match the two halves of a code point above U+FFFF as surrogates, which are neither letters nor numerals. Each such code
/// point is therefore replaced by one of the same general category from the basic plane; only the lengths of the pieces are used.
/// </remarks>
internal readonly struct CodePointText
{
    private readonly string _text;

    public CodePointText(string text)
    {
        _text = text;
        View = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Create(Count(text), text, Fill) : text;
    }

    /// <summary>The text with one character per code point, on which pieces are cut.</summary>
    public string View { get; }

    /// <summary>
    /// The end, in the text, of a piece that begins at <paramref name="start"/> there and holds <paramref name="codePoints"/>.
    /// </summary>
    public int End(int start, int codePoints)
    {
        if (ReferenceEquals(View, _text))
        {
            return start + codePoints;
        }

        for (var i = 0; i < codePoints; i++)
        {
            start += char.IsHighSurrogate(_text[start]) ? 2 : 1;
        }

        return start;
    }

    private static int Count(string text) => text.Length - text.AsSpan().CountLowSurrogates();

    private static void Fill(Span<char> view, string text)
    {
        var i = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            view[i++] = rune.IsBmp ? (char)rune.Value : StandIn(Rune.GetUnicodeCategory(rune));
        }
    }

    private static char StandIn(UnicodeCategory category) =>
        category switch
        {
            UnicodeCategory.UppercaseLetter => 'Ω',
            UnicodeCategory.LowercaseLetter => 'ω',
            UnicodeCategory.TitlecaseLetter => 'ᾼ',
            UnicodeCategory.ModifierLetter => 'ʰ',
            UnicodeCategory.OtherLetter => '一',
            UnicodeCategory.NonSpacingMark => '\u0301',
            UnicodeCategory.SpacingCombiningMark => '\u0903',
            UnicodeCategory.EnclosingMark => '\u20DD',
            UnicodeCategory.DecimalDigitNumber => '٣',
            UnicodeCategory.LetterNumber => 'Ⅳ',
            UnicodeCategory.OtherNumber => '②',
            UnicodeCategory.ConnectorPunctuation => '‿',
            UnicodeCategory.DashPunctuation => '–',
            UnicodeCategory.OpenPunctuation => '⁅',
            UnicodeCategory.ClosePunctuation => '⁆',
            UnicodeCategory.InitialQuotePunctuation => '«',
            UnicodeCategory.FinalQuotePunctuation => '»',
            UnicodeCategory.OtherPunctuation => '‰',
            UnicodeCategory.MathSymbol => '∑',
            UnicodeCategory.CurrencySymbol => '€',
            UnicodeCategory.ModifierSymbol => '˅',
            UnicodeCategory.Format => '\u2060',
            UnicodeCategory.PrivateUse => '\uE000',
            UnicodeCategory.OtherNotAssigned => '\u0378',
            _ => '⌂', // OtherSymbol; the remaining categories have no code points above U+FFFF.
        };
}

file static class SpanExtensions
{
    public static int CountLowSurrogates(this ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var character in text)
        {
            count += char.IsLowSurrogate(character) ? 1 : 0;
        }

        return count;
    }
}
