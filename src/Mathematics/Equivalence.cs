namespace Verify.Mathematics;

/// <summary>Says whether two answers are the same. Thread-safe, symmetric, bounded in time; never throws for any text.</summary>
public interface IAnswerEquivalence
{
    /// <summary>Compares two answers, each without its markers.</summary>
    /// <param name="first">An answer.</param>
    /// <param name="second">Another.</param>
    /// <param name="expected">What the problem asks for; null when that is not known.</param>
    Equivalence Compare(string first, string second, AnswerExpectation? expected = null);
}

/// <summary>A verdict with its reason.</summary>
/// <param name="Equal">True, false, or null where it cannot be told.</param>
/// <param name="Reason">In words, e.g. "equal rationals".</param>
public readonly record struct Equivalence(bool? Equal, string Reason);
