using Verify.Verifiers;

namespace Verify.Search.Needs;

/// <summary>What needs are held against: the parts that one search uses, or all there are.</summary>
internal sealed record SearchParts(IReadOnlyList<IVerifier> Verifiers);
