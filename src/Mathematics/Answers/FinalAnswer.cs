using Verify.Mathematics.Answers.Forms;

namespace Verify.Mathematics.Answers;

/// <summary>
/// Finds the answer that a solution in plain text, Markdown or LaTeX ends with, in this order: the last <c>\boxed{…}</c>; what follows the
/// last marker
/// (<c>####</c>, <c>&lt;answer&gt;</c>, "the answer is", "Answer:", a line beginning with <c>A:</c>); a text that is short enough to be an
/// answer itself;
/// the last bold text, formula or number. Pure and thread-safe; never throws for any text; bounded in time.
/// </summary>
public static class FinalAnswer
{
    private const int LongestBareAnswer = 120;

    /// <summary>The answer's text as written, without its markers; null when there is none.</summary>
    public static string? Read(string solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var answer = BoxedAnswer.Last(solution)
            ?? (AnswerMarker.Last(solution) is { } marked ? FinalExpression.First(marked) ?? FinalExpression.Last(marked) : null)
            ?? (IsBareAnswer(solution) ? solution : null)
            ?? FinalExpression.Last(solution);
        return string.IsNullOrWhiteSpace(answer) ? null : answer.Trim();
    }

    private static bool IsBareAnswer(string solution) =>
        solution.Length <= LongestBareAnswer && FormReader.Read(DecimalComma.ToPoint(AnswerText.Normalize(solution))) is not TextForm;
}
