using Verify.Mathematics;
using Verify.Mathematics.Answers.Reading;
using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Answers;

/// <summary>
/// Reads the final answer of a solution in plain text, Markdown or LaTeX. For <see cref="ProblemKind.Math"/> what <see cref="FinalAnswer"/>
/// finds;
/// for <see cref="ProblemKind.Code"/> the last fenced block that says it is Python, else the last, else the whole text; for
/// <see cref="ProblemKind.Text"/> what follows a marker, else the whole text, trimmed.
/// </summary>
public sealed class AnswerReader : IAnswerReader
{
    /// <inheritdoc/>
    public string? Read(string solution, ProblemKind kind, AnswerExpectation? expected = null)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var answer = kind switch
        {
            ProblemKind.Math => FinalAnswer.Read(solution, expected),
            ProblemKind.Code => (FencedCode.Program(solution) ?? solution).Trim('\r', '\n'),
            _ => FinalAnswer.ReadText(solution),
        };
        return string.IsNullOrWhiteSpace(answer) ? null : answer;
    }

    /// <inheritdoc/>
    public string? ReadReference(string reference, ProblemKind kind)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return kind == ProblemKind.Math ? FinalAnswer.ReadReference(reference) : Read(reference, kind);
    }
}
