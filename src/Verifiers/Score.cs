using System.Text.Json.Serialization;

namespace Verify.Verifiers;

/// <summary>What a verifier says of a step or a solution.</summary>
/// <param name="Value">
/// In the range of its <see cref="RewardDescription"/>, from 0 (wrong) to 1 (right) unless that says otherwise; null for no opinion.
/// </param>
/// <param name="Rejected">
/// A gate objects to it. Told apart from a value of 0, which an accepted solution may have too. Rejected scores have the value 0.
/// </param>
/// <param name="Evidence">Why; null when nothing is to be said beyond the value.</param>
public readonly record struct Score(
    double? Value,
    bool Rejected = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Evidence? Evidence = null
)
{
    /// <summary>The score of what a gate objects to.</summary>
    public static Score Rejection { get; } = new(0, Rejected: true);

    /// <summary>A score by which nothing is rejected, without evidence.</summary>
    public static implicit operator Score(double? value) => new(value);
}
