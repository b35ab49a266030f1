namespace Verify.Verifiers.Answers;

/// <summary>Finds the final answer in a whole solution. Thread-safe; never throws for any text; bounded in time.</summary>
public interface IAnswerReader
{
    /// <summary>The answer's text as written, without its markers; null when there is none.</summary>
    string? Read(string solution, ProblemKind kind);
}
