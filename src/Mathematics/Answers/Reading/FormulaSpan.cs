using System.Text.RegularExpressions;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Reading;

/// <summary>Formulas between the delimiters of LaTeX in running text.</summary>
internal static partial class FormulaSpan
{
    private const int MostJoined = 40;

    /// <summary>
    /// The formula that a text begins with, with those that follow it as items of one list, and its unit; null when it begins with words.
    /// </summary>
    public static string? First(string text)
    {
        var span = Formula().Match(text);
        return span.Success && span.Index == 0 && !IsProse(Inside(span)) ? WithThoseBehind(text, span) ?? WithLabel(text, span) : null;
    }

    /// <summary>The last formula and where it ends; null when there is none.</summary>
    public static Match? Last(string text)
    {
        Match? last = null;
        for (var match = Formula().Match(text); match.Success; match = match.NextMatch())
        {
            last = IsProse(Inside(match)) ? last : match;
        }

        return last;
    }

    /// <summary>A formula with those that stand before it as items of one list, and its unit.</summary>
    public static string Whole(string text, Match formula) => WithThoseBefore(text, formula) ?? WithLabel(text, formula);

    /// <summary>"$1$, $2$ and $3$" is one answer; null where no formula stands directly behind the first.</summary>
    private static string? WithThoseBehind(string text, Match first)
    {
        var items = new List<string> { Inside(first) };
        var last = first;
        for (var next = first.NextMatch(); next.Success && items.Count < MostJoined; next = next.NextMatch())
        {
            var end = last.Index + last.Length;
            if (!Joint().IsMatch(text.AsSpan(end, next.Index - end)))
            {
                break;
            }

            items.Add(Inside(next));
            last = next;
        }

        return items.Count > 1 ? string.Join(", ", items) : null;
    }

    /// <summary>"$1$, $2$ and $3$" is one answer; null where no formula stands directly before the last.</summary>
    private static string? WithThoseBefore(string text, Match last)
    {
        const int Window = 500;
        var from = Math.Max(0, last.Index - Window);
        var before = Formula().Matches(text[from..last.Index]);
        var items = new List<string> { Inside(last) };
        var next = last.Index - from;
        for (
            var i = before.Count - 1;
            i >= 0
                && items.Count <= MostJoined
                && Joint().IsMatch(text.AsSpan(from + before[i].Index + before[i].Length, next - before[i].Index - before[i].Length));
            i--
        )
        {
            items.Insert(0, Inside(before[i]));
            next = before[i].Index;
        }

        return items.Count > 1 ? string.Join(", ", items) : null;
    }

    private static string Inside(Match formula) => formula.Groups.Cast<Group>().Skip(1).First(group => group.Success).Value;

    /// <summary>With the percent sign, the unit or the multiplier behind it.</summary>
    private static string WithLabel(string text, Match formula)
    {
        var inside = Inside(formula);
        var behind = Label().Match(text, formula.Index + formula.Length);
        if (!behind.Success)
        {
            return inside;
        }

        var label = behind.Groups["label"].Value;
        return behind.Groups["percent"].Success ? $"{inside.Trim()} %"
            : Array.TrueForAll(label.Split(' '), word => Units.IsProduct(word) || Scale.IsNumeral(word))
                ? $"{inside.Trim()} \\text{{ {label}}}"
            : inside;
    }

    // A sentence between two amounts of money is no formula.
    private static bool IsProse(string inside) => PlainWords().Count(inside) > 1;

    // A formula holds no other one's beginning, which also keeps the search linear.
    [GeneratedRegex(
        @"\$\$([^$]+)\$\$|(?<![\\\d])\$(?=[^$\s])([^$\n]{0,400}[^$\s\\])\$(?!\d)|(?<!\\)\$\s(\\[A-Za-z][^$\n]{0,400})\$"
            + @"|\\\(((?:[^\\\n]|\\[^()]){1,400})\\\)|\\\[((?:[^\\]|\\[^\[\]]){1,400})\\\]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Formula();

    [GeneratedRegex(@"^\s?(?:,|,?\s(?:and|or))\s$", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(
        @"\G\s?(?:(?<percent>\\?%|percent\b|per\scent\b|pct\b)|(?<label>[A-Za-z]+(?:/[A-Za-z]+)?(?:\s(?:meters?"
            + @"|metres?|feet|inches|units?|centimeters?|miles?|dollars?|per\s[a-z]+)){0,2})\b)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<![\\A-Za-z{])[a-z]{3,}(?![A-Za-z}(])", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWords();
}
