using System.Globalization;
using System.Text.RegularExpressions;

namespace Verify.Inference.Tokenization;

/// <summary>Cuts a piece of text into smaller ones; no character is lost.</summary>
internal interface ISplitter
{
    /// <summary>Appends the lengths of the parts of <paramref name="piece"/>, which together are as long as it.</summary>
    void Split(ReadOnlySpan<char> piece, List<int> lengths);
}

/// <summary>Every match of a pattern is a piece, and so is the text between two matches.</summary>
internal sealed class RegexSplitter(Regex pattern) : ISplitter
{
    /// <summary>GPT-2's pattern, which the pre-tokenizer <c>ByteLevel</c> applies when its <c>use_regex</c> is set.</summary>
    public static RegexSplitter Gpt2 { get; } =
        new(new Regex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant));

    public void Split(ReadOnlySpan<char> piece, List<int> lengths)
    {
        var end = 0;
        foreach (var match in pattern.EnumerateMatches(piece))
        {
            if (match.Length == 0)
            {
                continue;
            }

            AddGap(match.Index - end, lengths);
            lengths.Add(match.Length);
            end = match.Index + match.Length;
        }

        AddGap(piece.Length - end, lengths);
    }

    private static void AddGap(int length, List<int> lengths)
    {
        if (length > 0)
        {
            lengths.Add(length);
        }
    }
}

/// <summary>Numerals (Unicode category N) are separated from other text: each alone, or runs of them.</summary>
internal sealed class DigitsSplitter(bool individual) : ISplitter
{
    public void Split(ReadOnlySpan<char> piece, List<int> lengths)
    {
        var start = 0;
        for (var i = 1; i < piece.Length; i++)
        {
            var numeral = IsNumeral(piece[i]);
            if (numeral != IsNumeral(piece[i - 1]) || (numeral && individual))
            {
                lengths.Add(i - start);
                start = i;
            }
        }

        lengths.Add(piece.Length - start);
    }

    private static bool IsNumeral(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber;
}
