namespace Verify.Verifiers.Constraints;

/// <summary>One constraint and whether a text keeps it.</summary>
/// <param name="Constraint">In words: <c>at most 50 words</c>.</param>
/// <param name="IsKept">Whether it is kept.</param>
/// <param name="Found">What was found instead; null when it is kept.</param>
public sealed record ConstraintFinding(string Constraint, bool IsKept, string? Found);
