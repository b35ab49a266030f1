namespace Verify.Search.Selections;

/// <summary>The selections there are.</summary>
internal static class SelectionCatalog
{
    private static readonly ISelection[] All = [new ArgMax(), new Majority(), new WeightedVote(), new Tournament()];

    public static ISelection Get(string name) =>
        Array.Find(All, selection => selection.Name == name)
        ?? throw new ArgumentException($"There is no selection '{name}'.", nameof(name));
}
