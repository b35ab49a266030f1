namespace Verify.Inference.Tokenization;

/// <summary>Which two neighbouring tokens become one, and which merge comes first.</summary>
internal sealed class MergeTable
{
    private readonly Dictionary<(int Left, int Right), Merge> _merges = [];

    public int Count => _merges.Count;

    /// <summary>Merges are added in the order of their rank.</summary>
    public bool TryAdd(int left, int right, int merged) => _merges.TryAdd((left, right), new Merge(_merges.Count, merged));

    public bool TryFind(int left, int right, out Merge merge) => _merges.TryGetValue((left, right), out merge);

    public readonly record struct Merge(int Rank, int Token);
}
