namespace Verify.Search.Selections;

/// <summary>The selections there are.</summary>
internal static class SelectionCatalog
{
    private static readonly ISelection[] All =
    [
        new ArgMax(),
        new Majority(),
        new WeightedVote(),
        new ConfidenceVote(),
        new FilteredVote(),
        new Tournament(),
        new AllPairs("round-robin", StrengthRules.Borda),
        new AllPairs("copeland", StrengthRules.Copeland),
        new AllPairs("bradley-terry", StrengthRules.BradleyTerry),
        new AllPairs("nash", StrengthRules.Nash),
    ];

    /// <summary>Those that count votes, the default first.</summary>
    public static IReadOnlyList<string> Votes { get; } = ["majority", "weighted-vote", "confidence-vote", "filtered-vote"];

    /// <summary>Those that a judge of pairs decides.</summary>
    public static IReadOnlyList<string> OfPairs { get; } = ["tournament", "round-robin", "copeland", "bradley-terry", "nash"];

    /// <summary>Those among solutions that were scored, the default first.</summary>
    public static IReadOnlyList<string> OfScored { get; } =
    ["weighted-vote", "argmax", "majority", "confidence-vote", "filtered-vote", .. OfPairs];

    public static ISelection Get(string name) =>
        Array.Find(All, selection => selection.Name == name)
        ?? throw new ArgumentException($"There is no selection '{name}'.", nameof(name));
}
