using System.Globalization;
using System.Text.RegularExpressions;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers;

/// <summary>
/// Sets aside what stands around a value without changing it: a hedge ("about 5"), a label with a colon or "is" ("Total: 42"), the name
/// of a
/// derivative or a size (<c>f'(x) = …</c>, <c>|A| = …</c>), a remark in brackets, a sentence about one number. Words that change a value
/// ("not", "at least", "square root of") never go.
/// </summary>
internal static partial class AnswerLabel
{
    private const int Longest = 200;

    /// <summary>The values with what was set aside: null for a hedge, which no other answer needs to repeat.</summary>
    public static IEnumerable<(string Value, string? Label)> SetAside(string answer)
    {
        if (answer.Length > Longest)
        {
            yield break;
        }

        if (
            Hedge().Match(answer) is { Success: true } hedge
            && char.IsLetterOrDigit(hedge.Groups["value"].Value.TrimStart('\\', '$', '-', '(', '[', '{', '.', '√').FirstOrDefault())
        )
        {
            yield return (hedge.Groups["value"].Value, null);
        }

        if (
            Label().Match(answer) is { Success: true } label
            && !ChangesValue(label.Groups["label"].Value)
            && !label.Groups["value"].Value.Contains("\\text{", StringComparison.Ordinal)
        )
        {
            yield return (Unbraced(label.Groups["value"].Value), Name(label.Groups["label"].Value));
        }

        if (MarkedName().Match(answer) is { Success: true } marked)
        {
            yield return (answer[marked.Length..], Name(marked.Value.TrimEnd(' ', '=', ':')));
        }

        if (PointName().Match(answer) is { Success: true } point)
        {
            yield return ($"{point.Groups["name"].Value} = {point.Groups["point"].Value}", null);
        }

        if (Remark().Match(answer) is { Success: true } match && match.Groups["remark"].Value is var remark)
        {
            if (Array.TrueForAll(remark.Split(' '), word => Units.IsProduct(word) || Scale.IsNumeral(word)))
            {
                yield return ($"{match.Groups["value"].Value} \\text{{ {remark}}}", null);
            }
            else if (!ChangesValue(remark))
            {
                yield return (match.Groups["value"].Value, Name(remark));
            }
        }

        if (Share().Match(answer) is { Success: true } share)
        {
            yield return (share.Groups["value"].Value, Name(share.Groups["whole"].Value));
        }

        if (OnlyNumber(answer) is { } only)
        {
            yield return (only, Numbers().Replace(answer, "").ToLowerInvariant());
        }
    }

    /// <summary>Whether words say something else than the value beside them: "not", "at least", "the square root of".</summary>
    public static bool ChangesValue(string words) => Changing().IsMatch(words);

    // "There are 5 apples": a sentence about one number, which it does not compare with another. What it is measured in belongs to it.
    private static string? OnlyNumber(string sentence)
    {
        // Of "the domain of $f(x)$" the formula holds no number.
        var answer = Names().Replace(sentence, "it");
        if (
            !Statement().IsMatch(answer)
            || ChangesValue(answer)
            || Comparing().IsMatch(answer)
            || Numbers().Matches(answer) is not [var only]
            || !(Verb().IsMatch(answer) || answer.Count(character => character == ' ') >= FewestSpaces)
        )
        {
            return null;
        }

        var behind = answer[(only.Index + only.Length)..]
            .TrimEnd('}')
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile(word => Units.IsProduct(word) || Scale.IsNumeral(word));
        return $"{only.Value} \\text{{{string.Join(' ', behind)}{(only.Index > 0 && answer[only.Index - 1] == '$' ? " dollars" : "")}}}";
    }

    private const int FewestSpaces = 4;

    private static string Unbraced(string value) =>
        value.EndsWith('}') && !value.Contains('{', StringComparison.Ordinal) ? value[..^1] : value;

    private static string? Name(string label)
    {
        if (Derivative().Match(label) is { Success: true } derivative)
        {
            // y' and dy/dx are the same derivative of whatever function; f'(2) is a number.
            var order =
                derivative.Groups["marks"].Success ? derivative.Groups["marks"].Length
                : label.Contains('2', StringComparison.Ordinal) ? 2
                : 1;
            return string.Create(CultureInfo.InvariantCulture, $"derivative {order}");
        }

        var words = Articles()
            .Replace(label.Replace("\\text", "", StringComparison.Ordinal).ToLowerInvariant(), "")
            .Trim(' ', '{', '}', '$');
        return words is "answer" or "final answer" or "total" or "result" or "value" or "it" or "there" or "that" or "option" or "choice"
            ? null
            : words;
    }

    [GeneratedRegex(
        @"^(?:\\text\{\s?)?(?:about|approximately|approx\.?|roughly|around|nearly|exactly|just|only|a total of"
            + @"|equal to|\\approx|\\sim|≈|~)\s*\}?\s*(?<value>\S.*?)\}?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Hedge();

    [GeneratedRegex(
        @"^(?:\\text\{\s?)?(?<label>[A-Za-z][A-Za-z' ]{0,40}?)\s?(?:\}?\s?:|\s(?:is|are|equals)\b|\}\s?=|(?<=^(?:\\text\{\s?)?(?i:option"
            + @"|choice|answer)))\s*\}?\s*(?<value>\S.*)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();

    // f'(x) = …, f^{-1}(x) = …, \frac{dy}{dx} = …, |A \cap B| = …
    [GeneratedRegex(
        @"^(?:[A-Za-z]'{1,3}(?:\([^()=]{1,10}\))?|[A-Za-z]\^\{-1\}\([^()=]{1,10}\)|\\d?frac\{d(?:\^2)?\s?[A-Za-z]?\}\{d[A-Za-z](?:\^2)?\}"
            + @"|\|[^|=]{0,20}[A-Zz][^|=]{0,20}\||n\([^()=]{1,20}\)|\\(?:dim|ker|sin|cos|tan|deg|"
            + @"operatorname\{[a-z]{1,8}\})\s?\(?\\?[A-Za-z]+\)?)"
            + @"\s?=\s?|^[a-z]\s?:\s?(?=[^:]*=)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex MarkedName();

    [GeneratedRegex(@"^(?<name>[A-Z])\s?(?<point>(?:\\left)?\([^()]+,[^()]+\))$", RegexOptions.CultureInvariant)]
    private static partial Regex PointName();

    // 12 (twelve), 5 (meters), but not 52 (base eight); (x - y), (sin x) and (ab) are factors.
    [GeneratedRegex(
        @"^(?<value>(?:[a-z] = )?[-$\\0-9].*?)\s\((?![^)]*\b(?:base|mod|sin|cos|tan|cot|sec|csc|ln|log|exp"
            + @"|sqrt|pi)\b)(?=[^)]*[A-Za-z]{3}|m\)|cm\)|mm\)|km\)|kg\)|g\)|s\))(?<remark>[A-Za-z -]+)\)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Remark();

    [GeneratedRegex(@"^(?:\\text\{)?(?=[A-Z])(?:[\w',$.%-]+\s){1,20}[\w',$.%-]+\}?$", RegexOptions.CultureInvariant)]
    private static partial Regex Statement();

    [GeneratedRegex(
        @"\b(?:is|are|was|were|has|have|had|gets|got|needs|makes|made|costs?|pays|paid|earns|equals|totals|weighs|sold|ate|left)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Verb();

    [GeneratedRegex(
        @"\b(?:not|no|non|never|neither|nor|none|nobody|nothing|without|except|but|other|any|minus|negative"
            + @"|opposite|than|more|less|fewer|greater|smaller|larger|bigger|higher|lower|least|most|over|under"
            + @"|above|below|beyond|before|after|until|till|by|up|down|times|half|halves|twice|thrice|double|triple"
            + @"|third|quarter|squared?|cubed?|roots?|logs?|logarithm|reciprocal|inverse|multiples?|factors?|divisors?"
            + @"|divisible|power|mod|modulo|base|factorial|between|odd|even|all|every|if|unless|first|last|add|subtract"
            + @"|decreases?|increases?|loses?|lost|go|multiply|divide)\b|n't",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Changing();

    [GeneratedRegex(
        @"\b(?:of|or|from|percent|per|about|USD|EUR|GBP|INR|Rs|CAD|AUD|CNY|RMB|JPY)\b|%",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Comparing();

    [GeneratedRegex(@"(?<![\w.])-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9/:])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\$[^$0-9]{1,40}\$", RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    [GeneratedRegex(@"^(?:the|its|their|his|her|our)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Articles();

    [GeneratedRegex(@"^[A-Za-z](?<marks>'{1,3})(?:\([a-z]\))?$|^\\d?frac\{d", RegexOptions.CultureInvariant)]
    private static partial Regex Derivative();

    // 3/4 of the cake
    [GeneratedRegex(
        @"^(?<value>[-\\0-9].*?)\s(?:\\text\{\s?)?(?<whole>of (?:the|a|an|all|his|her|their|its)\s[a-z ]{1,30})\}?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Share();
}
