namespace Verify.Verifiers;

/// <summary>Finds the final answer in a whole solution. Thread-safe; never throws for any text; bounded in time.</summary>
public interface IAnswerReader
{
    /// <summary>The answer's text as written, without its markers; null when there is none.</summary>
    string? Read(string solution, ProblemKind kind);
}

/// <summary>Says whether two answers are the same. Thread-safe, symmetric, bounded in time; never throws for any text.</summary>
public interface IAnswerEquivalence
{
    /// <summary>Compares two answers as <see cref="IAnswerReader"/> reads them.</summary>
    Equivalence Compare(string first, string second);
}

/// <summary>A verdict with its reason.</summary>
/// <param name="Equal">True, false, or null where it cannot be told.</param>
/// <param name="Reason">In words, e.g. "equal rationals".</param>
public readonly record struct Equivalence(bool? Equal, string Reason);
