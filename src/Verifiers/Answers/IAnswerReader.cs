using Verify.Mathematics;

namespace Verify.Verifiers.Answers;

/// <summary>Finds the final answer in a whole solution. Thread-safe; never throws for any text; bounded in time.</summary>
public interface IAnswerReader
{
    /// <summary>The answer's text as written, without its markers; null when there is none.</summary>
    /// <param name="solution">The whole solution.</param>
    /// <param name="kind">What kind of answer the problem has.</param>
    /// <param name="expected">What the problem asks for; null when that is not known.</param>
    string? Read(string solution, ProblemKind kind, AnswerExpectation? expected = null);

    /// <summary>
    /// The answer that a reference states: the reference as it stands, unless it is a solution that announces its answer; null when it
    /// states none.
    /// </summary>
    string? ReadReference(string reference, ProblemKind kind);
}
