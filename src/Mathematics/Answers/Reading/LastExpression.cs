using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Reading;

/// <summary>Finds what a text without a marker ends with: its last bold text, formula or number, with all that belongs to it.</summary>
internal static partial class LastExpression
{
    private const int LongestLine = 300;

    private const int MostPieces = 14;

    private const int MostTries = 40;

    private const int LongestSpan = 120;

    // Before a number they make another answer of it.
    private static readonly FrozenSet<string> Modifiers = (
        "between from least most more less greater smaller fewer than over under above below minus negative twice half double before after "
        + "until except about roughly approximately up down exceeds"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Connectors = "and or to".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Functions = "sqrt pi sin cos tan log ln exp mod choose".Split(' ').ToFrozenSet();

    /// <summary>Null when there is none, or it is denied.</summary>
    public static string? In(string text)
    {
        var formula = FormulaSpan.Last(text);
        var bold = Last(Bold(), text);
        var number = Last(Number(), text);
        if (
            bold is not null
            && (formula is null || bold.Index + bold.Length >= formula.Index + formula.Length)
            && (number is null || bold.Index + bold.Length > number.Index)
        )
        {
            var inside = bold.Groups[1].Value;
            return CleanAnswer.IsOne(inside) ? inside : In(inside) ?? inside;
        }

        if (formula is not null && (number is null || number.Index < formula.Index + formula.Length))
        {
            return Denied().IsMatch(text.AsSpan(Math.Max(0, formula.Index - 20), Math.Min(20, formula.Index)))
                ? null
                : FormulaSpan.Whole(text, formula);
        }

        return number is null ? InWords(text) ?? LastSymbol(text) : Around(text, number);
    }

    /// <summary>The longest span around a number, within its sentence, that is one answer.</summary>
    private static string? Around(string text, Match number)
    {
        // A remark in brackets at the end is not what a text ends with.
        var before = text[..number.Index];
        if (
            before.LastIndexOf('(') is >= 0 and var open
            && open > before.LastIndexOf(')')
            && Remark().Match(text, open) is { Success: true } remark
            && Last(Number(), text[..open]) is { } earlier
            && remark.Index == open
        )
        {
            return Around(text[..open], earlier);
        }

        var start = Math.Max(Math.Max(0, number.Index - LongestLine), SentenceStart(text, number.Index));
        var end = Math.Min(SentenceEnd(text, number.Index + number.Length), number.Index + number.Length + LongestLine);
        var pieces = Pieces().Matches(text[start..end]).ToList();
        var own = pieces.FindLastIndex(piece => start + piece.Index <= number.Index);
        if (own < 0)
        {
            return number.Value;
        }

        var (from, to) = (Leftmost(pieces, own), Rightmost(pieces, own));
        if (from > 0 && Negations().IsMatch(pieces[from - 1].Value))
        {
            return null;
        }

        var isModified = from > 0 && Modifiers.Contains(Bare(pieces[from - 1].Value));
        while (
            from > 0
            && isModified
            && (
                Modifiers.Contains(Bare(pieces[from - 1].Value))
                || (pieces[from - 1].Value == "at" && pieces[from].Value is "least" or "most")
            )
        )
        {
            from--;
        }

        if (isModified)
        {
            return from > 0 && Negations().IsMatch(pieces[from - 1].Value) ? null : Span(text, start, pieces, from, to);
        }

        var tries = 0;
        for (var first = from; first <= own; first++)
        {
            for (var last = to; last >= own && tries < MostTries; last--)
            {
                if (
                    Span(text, start, pieces, first, last) is { Length: > 0 and <= LongestSpan } span
                    && ++tries > 0
                    && CleanAnswer.IsOne(span)
                )
                {
                    return span;
                }
            }
        }

        return number.Value.Trim();
    }

    private static int Leftmost(List<Match> pieces, int own)
    {
        var from = own;
        while (from > 0 && own - from < MostPieces)
        {
            var before = pieces[from - 1].Value;
            if (EndsClause(before))
            {
                break;
            }

            if (IsMathematics(before))
            {
                from--;
            }
            else if (Units.IsProduct(Bare(before)) && from > 1 && IsMathematics(pieces[from - 2].Value))
            {
                from -= 2;
            }
            else if (Connectors.Contains(Bare(before)) && LeftOfConnector(pieces, from - 1) is { } further)
            {
                from = further;
            }
            else
            {
                break;
            }
        }

        return from;
    }

    // "3 boys and", "2 hours and"
    private static int? LeftOfConnector(List<Match> pieces, int connector)
    {
        for (var at = connector - 1; at >= 0 && connector - at <= 3; at--)
        {
            if (IsMathematics(pieces[at].Value))
            {
                return at;
            }

            if (!NounOrUnit().IsMatch(pieces[at].Value))
            {
                return null;
            }
        }

        return null;
    }

    private static int Rightmost(List<Match> pieces, int own)
    {
        var to = own;
        while (to + 1 < pieces.Count && to - own < MostPieces && !EndsClause(pieces[to].Value))
        {
            var next = Bare(pieces[to + 1].Value);
            if (
                IsMathematics(pieces[to + 1].Value)
                || Units.IsProduct(next)
                || Scale.IsNumeral(next)
                || Behind().IsMatch(next)
                || (to + 2 < pieces.Count && Connectors.Contains(next) && IsMathematics(pieces[to + 2].Value))
            )
            {
                to++;
            }
            else
            {
                // What is counted, where several things are.
                to +=
                    pieces.Take(to).Any(piece => Connectors.Contains(Bare(piece.Value)))
                    && NounOrUnit().IsMatch(pieces[to + 1].Value)
                    && to == own
                        ? 1
                        : 0;
                break;
            }
        }

        return to;
    }

    private static bool IsMathematics(string piece) =>
        Month().IsMatch(piece)
        || Symbols().IsMatch(piece)
        || Functions.Contains(Bare(piece))
        || (Bare(piece) is [var letter] && char.IsAsciiLetter(letter) && letter is not ('a' or 'A' or 'I'));

    private static bool EndsClause(string piece) =>
        piece[^1] is '.' or ';' or ':' or '!' or '?' or '。' && !piece.EndsWith("...", StringComparison.Ordinal);

    private static string Bare(string piece) => piece.Trim(',', '.', ';', ':', '*', '(', ')');

    private static string Span(string text, int offset, List<Match> pieces, int from, int to) =>
        text[(offset + pieces[from].Index)..(offset + pieces[to].Index + pieces[to].Length)].TrimEnd('.', ',', ';', ':', '?', '"')
            is var span
            ? AttachedUnit()
                .Replace(offset + pieces[to].Index + pieces[to].Length == text.Length ? span.TrimEnd('!') : span, "$1 $2")
                .Trim('*', ' ')
            : "";

    private static int SentenceStart(string text, int at)
    {
        var start = 0;
        for (
            var match = SentenceBreak().Match(text, Math.Max(0, at - LongestLine));
            match.Success && match.Index < at;
            match = match.NextMatch()
        )
        {
            start = match.Index + match.Length <= at ? match.Index + match.Length : start;
        }

        return start;
    }

    private static int SentenceEnd(string text, int at) =>
        SentenceBreak().Match(text, at) is { Success: true } match ? match.Index : text.Length;

    // "Hence it is x_5."
    private static string? LastSymbol(string text) =>
        text.Length <= LongestLine && Pieces().Matches(text) is { Count: > 1 } pieces && Variable().IsMatch(pieces[^1].Value)
            ? pieces[^1].Value.TrimEnd('.')
            : null;

    // "Hence it is five."
    private static string? InWords(string text)
    {
        if (text.Length > LongestLine)
        {
            return null;
        }

        var words = text.Trim().TrimEnd('.', '!').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var start = Math.Max(1, words.Length - 6); start < words.Length; start++)
        {
            string[] last = [.. words[start..].Select(word => word.ToLowerInvariant())];
            if (
                NumberWords.Read(last) is var (_, read)
                && read == last.Length
                && !Modifiers.Contains(words[start - 1])
                && !Negations().IsMatch(words[start - 1])
            )
            {
                return string.Join(' ', last);
            }
        }

        return null;
    }
}
