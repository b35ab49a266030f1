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
/// <param name="Opinions">
/// The values that it was averaged from, one a verifier, always in the same order, each from 0 to 1 or null for no opinion; null when it is
/// one verifier's, or none has an opinion.
/// </param>
public readonly record struct Score(
    double? Value,
    bool Rejected = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Evidence? Evidence = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double?>? Opinions = null
)
{
    /// <summary>The score of what a gate objects to.</summary>
    public static Score Rejection { get; } = new(0, Rejected: true);

    /// <summary>A score by which nothing is rejected, without evidence.</summary>
    public static implicit operator Score(double? value) => new(value);

    /// <summary>Equality is by content.</summary>
    public bool Equals(Score other) =>
        Value == other.Value
        && Rejected == other.Rejected
        && Evidence == other.Evidence
        && (Opinions ?? []).SequenceEqual(other.Opinions ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Rejected, Evidence);
}
