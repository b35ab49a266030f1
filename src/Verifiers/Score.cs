namespace Verify.Verifiers;

/// <summary>What a verifier says of a step or a solution.</summary>
/// <param name="Value">From 0 (wrong) to 1 (right); null for no opinion.</param>
/// <param name="Rejected">
/// A gate objects to it. Told apart from a value of 0, which an accepted solution may have too. Rejected scores have the value 0.
/// </param>
public readonly record struct Score(double? Value, bool Rejected = false)
{
    /// <summary>The score of what a gate objects to.</summary>
    public static Score Rejection { get; } = new(0, Rejected: true);

    /// <summary>A score by which nothing is rejected.</summary>
    public static implicit operator Score(double? value) => new(value);
}
