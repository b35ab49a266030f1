using System.Text.RegularExpressions;
using Verify.Mathematics.Expressions;
using Verify.Mathematics.Parsing;

namespace Verify.Mathematics.Arithmetic;

/// <summary>
/// Finds calculations told as something that is done, or in short forms: "subtract 3 from 10 to get 7", "adding 5 and 3 gives 8",
/// <c>5C2 = 10</c>, <c>C(5,2) = 10</c>, "10 / 3 = 3 R 1".
/// </summary>
internal static partial class Instructions
{
    private const int MostFound = 100;

    private const string Number = @"-?\$?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:/[0-9]+)?%?";

    // What follows a result must not go on with it.
    private const string End =
        @"(?![0-9,./:]*[0-9]|\s?(?:[-+*/×÷^%!=\\(]|x\b|percent|times|plus|minus|more|less|of\b|divided|multiplied"
        + @"|hundred|thousand|million|billion))";

    public static IEnumerable<(Side Operation, Side Result)> In(string text)
    {
        foreach (Match match in Told().Matches(text).Take(MostFound).Concat(Short().Matches(text).Take(MostFound)))
        {
            if (Operands(match) is var (a, b) && Formula(match, a, b) is { } formula)
            {
                var result = match.Groups["result"];
                var end = match.Groups["b"].Index + match.Groups["b"].Length;
                yield return (
                    new Side(match.Index, match.Groups["close"].Success ? end + 1 : end, InWords: false, formula),
                    new Side(result.Index, result.Index + result.Length, InWords: false, ExpressionGrammar.Read(result.Value))
                );
            }
        }

        foreach (Match match in Modulo().Matches(text).Take(MostFound))
        {
            // As it may be a percentage too, it is only ever right.
            if (
                Operands(match) is var (a, b)
                && ExpressionGrammar.Read(match.Groups["result"].Value) is Number result
                && new ExactEvaluator(new Effort(100)).Evaluate(new Call("mod", a, b)) is { } rest
                && rest.Equals(result.Value)
            )
            {
                yield return (
                    new Side(match.Index, match.Groups["b"].Index + match.Groups["b"].Length, InWords: false, new Call("mod", a, b)),
                    new Side(match.Groups["result"].Index, match.Index + match.Length, InWords: false, result)
                );
            }
        }

        foreach (Match match in Remainder().Matches(text).Take(MostFound))
        {
            if (
                Operands(match) is var (a, b)
                && ExpressionGrammar.Read(match.Groups["q"].Value) is { } q
                && ExpressionGrammar.Read(match.Groups["r"].Value) is { } r
            )
            {
                var (last, right) = (match.Groups["b"], match.Groups["q"]);
                yield return (
                    new Side(match.Index, last.Index + last.Length, InWords: false, new Sum([a, new Negation(new Call("mod", a, b))])),
                    new Side(
                        right.Index,
                        match.Index + match.Length,
                        InWords: false,
                        // A remainder that is too large, or another, makes it wrong.
                        new Sum([
                            new Product([new(q), new(b)]),
                            new Product([new(new Number(1_000_003, null)), new(new Sum([r, new Negation(new Call("mod", a, b))]))]),
                        ])
                    )
                );
            }
        }
    }

    private static (Expression A, Expression B)? Operands(Match match) =>
        ExpressionGrammar.Read(match.Groups["a"].Value) is { } a && ExpressionGrammar.Read(match.Groups["b"].Value) is { } b
            ? (a, b)
            : null;

    private static Expression? Formula(Match match, Expression a, Expression b) =>
        match.Groups["operation"].Value.ToLowerInvariant() switch
        {
            "add" or "adding" => new Sum([a, b]),
            "subtract" or "subtracting" => new Sum([b, new Negation(a)]),
            "multiply" or "multiplying" => new Product([new(a), new(b)]),
            "divide" or "dividing" => new Quotient(a, b),
            "" => new Call("binom", a, b),
            _ => null,
        };

    [GeneratedRegex(
        @"(?<=(?:^|[.:;,(\n]|\b(?:[Ww]e|[Tt]hen|[Nn]ow|[Ss]o|[Nn]ext|[Ff]irst|[Ff]inally|[Bb]y|and|[Tt]hus"
            + @"|can|must))\s*)(?:(?<operation>[Aa]dd(?:ing)?)\s(?<a>"
            + Number
            + @")\s(?:and|to)\s(?<b>"
            + Number
            + @")|(?<operation>[Ss]ubtract(?:ing)?)\s(?<a>"
            + Number
            + @")\sfrom\s(?<b>"
            + Number
            + @")|(?<operation>[Mm]ultiply(?:ing)?)\s(?<a>"
            + Number
            + @")\s(?:by|and|times|with)\s(?<b>"
            + Number
            + @")|(?<operation>[Dd]ivid(?:e|ing))\s(?<a>"
            + Number
            + @")\sby\s(?<b>"
            + Number
            + @")),?\s(?:to\s(?:get|obtain|give)|gives(?:\sus)?|equals|is|yields|we\sget|makes)\s(?<result>"
            + Number
            + ")"
            + End,
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Told();

    [GeneratedRegex(
        @"(?<![\w.\\{}^_])(?:(?<a>[0-9]{1,4})C(?<b>[0-9]{1,4})|C\(\s?(?<a>[0-9]{1,4}),\s?(?<b>[0-9]{1,4})\s?(?<close>\)))\s?=\s?(?<result>"
            + Number
            + ")"
            + End,
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Short();

    [GeneratedRegex(
        @"(?<![\w.,+*/×÷-]\s?)(?<a>[0-9]+)\s%\s(?<b>[0-9]+)\s?=\s?(?<result>[0-9]+)(?![0-9./%]|\s?[-+*/%^])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Modulo();

    [GeneratedRegex(
        @"(?<![\w.,+*/×÷-])(?<a>[0-9]+)\s?(?:/|÷|divided\sby)\s?(?<b>[0-9]+)\s?(?:=|is|gives|equals)\s?(?<q>[0-9]+)\s?(?:,?\s?(?:R\.?"
            + @"|r|rem\.?|remainder|with\s(?:a\s)?remainder(?:\sof)?)\s?)(?<r>[0-9]+)(?![0-9./])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Remainder();
}
