namespace Verify.Mathematics.Expressions;

/// <summary>Numbers in Chinese characters: <c>五十四</c>, <c>三千二百零一</c>, <c>三分之二</c>, <c>一半</c>.</summary>
internal static class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";

    private const int Longest = 24;

    /// <summary>The number that a whole text says; null when it says none.</summary>
    public static Rational? Read(string text)
    {
        if (text.Length is 0 or > Longest)
        {
            return null;
        }

        if (text[0] == '负')
        {
            return Read(text[1..]) is { } positive ? -positive : null;
        }

        if (text == "一半")
        {
            return Rational.Create(1, 2);
        }

        var parts = text.Split("分之");
        return parts.Length == 2
            ? Whole(parts[0]) is { } denominator && Whole(parts[1]) is { } numerator
                ? Rational.Create(numerator, denominator)
                : null
            : Whole(text) is { } whole
                ? Rational.Create(whole, 1)
                : null;
    }

    private static long? Whole(string text)
    {
        long total = 0,
            section = 0,
            digit = -1;
        foreach (var character in text)
        {
            var value = character switch
            {
                '〇' => 0,
                '两' => 2,
                _ => Digits.IndexOf(character, StringComparison.Ordinal),
            };
            long place = character switch
            {
                '十' => 10,
                '百' => 100,
                '千' => 1000,
                '万' => 10_000,
                '亿' => 100_000_000,
                _ => 0,
            };
            if (value >= 0)
            {
                if (digit > 0)
                {
                    return null;
                }

                digit = value;
            }
            else if (place is > 0 and < 10_000)
            {
                section += (digit < 0 ? 1 : digit) * place;
                digit = -1;
            }
            else if (place > 0)
            {
                total = (total + section + Math.Max(digit, 0)) * place;
                (section, digit) = (0, -1);
            }
            else
            {
                return null;
            }
        }

        return text.Length == 0 ? null : total + section + Math.Max(digit, 0);
    }
}
