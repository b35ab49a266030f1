using System.Text.RegularExpressions;
using Verify.Verifiers;

namespace Verify.Search.Planning;

/// <summary>Guesses what a problem's answer looks like from the words of its text.</summary>
internal static partial class KindDetector
{
    // What a problem asks for is said in its first sentences; a longer text must not cost more.
    private const int Looked = 8192;

    /// <summary>Code where a program is asked for, math where a number or an expression is, else text.</summary>
    public static ProblemKind Detect(string problem)
    {
        var beginning = problem.AsSpan(0, Math.Min(problem.Length, Looked));
        return AsksForProgram().IsMatch(beginning) ? ProblemKind.Code
            : AsksForValue().IsMatch(beginning) ? ProblemKind.Math
            : ProblemKind.Text;
    }

    [GeneratedRegex(
        @"```|\bdef \w+\(|\b(write|implement|complete|define|create)\b[^.?!]{0,60}\b(function|program|method|script|"
            + @"class|code)\b|\bassert \w+\(",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex AsksForProgram();

    [GeneratedRegex(
        @"\d|\$[^$]+\$|\\(frac|sqrt|boxed|begin)|\b(how (many|much|far|long|old|fast|tall|often)|calculate|compute|"
            + @"evaluate|simplify|solve|factor|integral|derivative|percent|equation|sum of|product of)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex AsksForValue();
}
