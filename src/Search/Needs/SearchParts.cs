using Verify.Verifiers;

namespace Verify.Search.Needs;

/// <summary>What needs are held against: the parts that one search uses, or all there are.</summary>
internal sealed record SearchParts
{
    public IReadOnlyList<PolicyModel> Policies { get; init; } = [];

    public IReadOnlyList<IVerifier> Verifiers { get; init; } = [];

    /// <summary>Names of tools.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Names of fields of the request that were given.</summary>
    public IReadOnlyCollection<string> Fields { get; init; } = [];
}
