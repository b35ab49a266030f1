using Verify.Verifiers.Answers.Forms;

namespace Verify.Verifiers.Answers;

/// <summary>
/// Reads the final answer of a solution in plain text, Markdown or LaTeX. For <see cref="ProblemKind.Math"/>, in this order: the last
/// <c>\boxed{…}</c>; what stands behind the last marker (<c>####</c>, <c>&lt;answer&gt;</c>, "the answer is", "Answer:", a line beginning with <c>A:</c>); a text that is
/// short enough to be an answer itself; the last bold text, formula or number. For <see cref="ProblemKind.Code"/> the last fenced block that
/// says it is Python, else the last, else the whole text; for <see cref="ProblemKind.Text"/> the whole text, trimmed.
/// </summary>
public sealed class AnswerReader : IAnswerReader
{
    private const int LongestBareAnswer = 120;

    /// <inheritdoc/>
    public string? Read(string solution, ProblemKind kind)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var answer = kind switch
        {
            ProblemKind.Math => ReadMath(solution),
            ProblemKind.Code => FencedCode.Program(solution) ?? solution,
            _ => solution,
        };
        answer = kind == ProblemKind.Code ? answer?.Trim('\r', '\n') : answer?.Trim();
        return string.IsNullOrWhiteSpace(answer) ? null : answer;
    }

    private static string? ReadMath(string solution)
        => BoxedAnswer.Last(solution)
            ?? (AnswerMarker.Last(solution) is { } marked ? FinalExpression.First(marked) ?? FinalExpression.Last(marked) : null)
            ?? (IsBareAnswer(solution) ? solution : null)
            ?? FinalExpression.Last(solution);

    private static bool IsBareAnswer(string solution)
        => solution.Length <= LongestBareAnswer && FormReader.Read(DecimalComma.ToPoint(AnswerText.Normalize(solution))) is not TextForm;
}
