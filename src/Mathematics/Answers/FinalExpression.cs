using System.Text.RegularExpressions;
using Verify.Mathematics.Answers.Forms;

namespace Verify.Mathematics.Answers;

/// <summary>Finds formulas and numbers in running text.</summary>
internal static partial class FinalExpression
{
    private const int MostJoined = 40;

    /// <summary>The expression that a text begins with, with its unit; null when it begins with words.</summary>
    public static string? First(string text)
    {
        var span = Formula().Match(text);
        if (span.Success && span.Index == 0)
        {
            return WithThoseBehind(text, span) ?? WithPercent(text, span);
        }

        var sentence = FirstSentence(text);
        return FormReader.Read(DecimalComma.ToPoint(sentence)) is TextForm form && !form.IsShort ? null : sentence;
    }

    /// <summary>The last bold text, formula or number; null when there is none.</summary>
    public static string? Last(string text)
    {
        var formula = LastMatch(Formula(), text);
        var bold = LastMatch(Bold(), text);
        var number = LastMatch(Number(), text);
        if (
            bold is not null
            && (formula is null || bold.Index + bold.Length >= formula.Index + formula.Length)
            && (number is null || bold.Index + bold.Length > number.Index)
        )
        {
            var inside = bold.Groups[1].Value;
            return FormReader.Read(DecimalComma.ToPoint(inside)) is not TextForm ? inside : Last(inside) ?? inside;
        }

        if (formula is not null && (number is null || number.Index < formula.Index + formula.Length))
        {
            return WithThoseBefore(text, formula) ?? WithPercent(text, formula);
        }

        return number?.Value;
    }

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

    private static string WithPercent(string text, Match formula)
    {
        var inside = Inside(formula);
        var behind = PercentSign().Match(text, formula.Index + formula.Length);
        return behind.Success ? $"{inside.Trim()} %" : inside;
    }

    private static string FirstSentence(string text)
    {
        var end = SentenceEnd().Match(text);
        return (end.Success ? text[..end.Index] : text).Trim().TrimEnd('.').Trim('*', ' ');
    }

    private static Match? LastMatch(Regex regex, string text)
    {
        Match? last = null;
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            last = match;
        }

        return last;
    }

    // A formula holds no other one's beginning, which also keeps the search linear.
    [GeneratedRegex(
        @"\$\$([^$]+)\$\$|(?<![\\\d])\$(?=[^$\s])([^$\n]{0,400}[^$\s\\])\$(?!\d)|(?<!\\)\$\s(\\[A-Za-z][^$\n]{0,400})\$|\\\(((?:[^\\\n]|\\[^()]){1,400})\\\)|\\\[((?:[^\\]|\\[^\[\]]){1,400})\\\]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Formula();

    [GeneratedRegex(@"\*\*([^*\n]{1,200})\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();

    [GeneratedRegex(
        @"(?<![\w.])(?:\d+(?::\d+)+(?:\s?[ap]\.?m\b\.?)?|[-\u2212]?\s?[$€£]?(?:\d*√)?(?:\d+(?:,\d{3})+(?!\d)|\d+(?:,\d+)?|(?=\.\d))(?:\.\d+)?(?:/\d+)?(?![A-Za-z]*\d)(?:\s?%|\s(?:percent|thousand|million|billion)\b)?)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s?(?:,|,?\s(?:and|or))\s$", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\G\s?(?:\\?%|percent|pct)", RegexOptions.CultureInvariant)]
    private static partial Regex PercentSign();

    [GeneratedRegex(@"(?<!^\W{0,3}[A-J])\.\s|\n|\.$", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
