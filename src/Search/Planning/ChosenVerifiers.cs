namespace Verify.Search.Planning;

/// <summary>The verifiers of a search; see the properties of the same names in <see cref="SearchPlan"/>.</summary>
internal sealed record ChosenVerifiers(
    IReadOnlyList<WeightedVerifier> Verifiers,
    IReadOnlyList<IReadOnlyList<WeightedVerifier>> TieBreakers,
    IReadOnlyList<VerifierGate> Gates
)
{
    /// <summary>Every verifier that scores, with its weight.</summary>
    public IEnumerable<WeightedVerifier> Scoring => Verifiers.Concat(TieBreakers.SelectMany(stage => stage));

    /// <summary>Every verifier that is opened, once.</summary>
    public IEnumerable<string> Names => Scoring.Select(one => one.Name).Concat(Gates.Select(gate => gate.Name)).Distinct();
}
