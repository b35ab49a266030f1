using System.Text.RegularExpressions;
using Verify.Verifiers;

namespace Verify.Search.Planning;

/// <summary>Guesses what a problem's answer looks like from the words of its text.</summary>
internal static partial class KindDetector
{
    /// <summary>Code where a program is asked for, math where a number or an expression is, else text.</summary>
    public static ProblemKind Detect(string problem)
        => AsksForProgram().IsMatch(problem) ? ProblemKind.Code
            : AsksForValue().IsMatch(problem) ? ProblemKind.Math
            : ProblemKind.Text;

    [GeneratedRegex(
        @"```|\bdef \w+\(|\b(write|implement|complete|define|create)\b[^.?!]{0,60}\b(function|program|method|script|class|code)\b|\bassert \w+\(",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsksForProgram();

    [GeneratedRegex(
        @"\d|\$[^$]+\$|\\(frac|sqrt|boxed|begin)|\b(how (many|much|far|long|old|fast|tall|often)|calculate|compute|evaluate|simplify|solve|factor|integral|derivative|percent|equation|sum of|product of)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsksForValue();
}
