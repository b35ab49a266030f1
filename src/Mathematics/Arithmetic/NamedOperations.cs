using System.Text.RegularExpressions;
using Verify.Mathematics.Expressions;
using Verify.Mathematics.Parsing;

namespace Verify.Mathematics.Arithmetic;

/// <summary>
/// Finds calculations that are named before their numbers: "the sum of 3 and 4 is 7", "the average of 2, 4 and 6 equals 4". A word before
/// them that may go on
/// with what they are ("twice the sum of …"), or a sign behind them, leaves it open what is stated.
/// </summary>
internal static partial class NamedOperations
{
    private const int MostFound = 100;

    private const string Number = @"-?\$?\d+(?:,\d{3})*(?:\.\d+)?(?:/\d+)?";

    public static IEnumerable<(Side Operation, Side Result)> In(string text) =>
        Stated().Matches(text).Take(MostFound).Select(Read).OfType<(Side, Side)>();

    private static (Side Operation, Side Result)? Read(Match match)
    {
        var (last, result) = (match.Groups["last"], match.Groups["result"]);
        var operands = match
            .Groups["number"]
            .Captures.Append((Capture)last)
            .Select(capture => ExpressionGrammar.Read(capture.Value))
            .ToList();
        var start = match.Groups["operation"].Index;
        return
            !operands.Contains(null)
            && Formula(match.Groups["operation"].Value.ToLowerInvariant(), [.. operands.OfType<Expression>()], result.Value.StartsWith('-'))
                is { } formula
            ? (
                new Side(start, last.Index + last.Length, InWords: false, formula),
                new Side(result.Index, result.Index + result.Length, InWords: false, ExpressionGrammar.Read(result.Value))
            )
            : null;
    }

    private static Expression? Formula(string operation, IReadOnlyList<Expression> operands, bool isNegative) =>
        (operation, operands) switch
        {
            ("sum" or "total", _) => new Sum(operands),
            ("product", _) => new Product([.. operands.Select(operand => new Factor(operand))]),
            ("average" or "mean", _) => new Quotient(new Sum(operands), new Number(operands.Count, null)),
            ("quotient", [var dividend, var divisor]) => new Quotient(dividend, divisor),
            // Of which from which is often not said.
            ("difference", [var a, var b]) when new Sum([a, new Negation(b)]) is var difference => isNegative
                ? difference
                : new Call("abs", difference),
            _ => null,
        };

    [GeneratedRegex(
        @"(?<=(?:^|[.:;,(]|\b(?:[Ss]o|[Tt]hen|[Tt]hus|[Tt]herefore|[Hh]ence|[Ss]ince|[Bb]ecause|[Nn]ow|that|"
            + @"but))\s*(?:[Tt]he\s)?)(?<operation>[Ss]um|[Tt]otal|[Pp]roduct|[Dd]ifference|[Qq]uotient"
            + @"|[Aa]verage|[Mm]ean)\s(?:of|between)\s(?<number>"
            + Number
            + @")(?:,\s(?<number>"
            + Number
            + @")){0,20},?\sand\s(?<last>"
            + Number
            + @")\s(?:is|equals|gives|makes|=)\s(?:(?:equal to|about|approximately|exactly)\s)?(?<result>"
            + Number
            + @")(?![\d,./:]*\d|\s?(?:[-+*/×÷^%!=\\]|\(|x\b|percent|times|plus|minus|more|less|of|and a|divided|"
            + @"multiplied|hundred|thousand|million|billion))",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex Stated();
}
