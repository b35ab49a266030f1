using System.Text.Json;
using Verify.Inference;
using Verify.Verifiers;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Search;

/// <summary>What a caller asks for; whatever is null takes its documented default when the request is planned.</summary>
public sealed record SearchRequest
{
    /// <summary>The problem's text; not blank.</summary>
    public required string Problem { get; init; }

    /// <summary>Null: detected.</summary>
    public ProblemKind? Kind { get; init; }

    /// <summary>A policy's name; null: the default policy.</summary>
    public string? Policy { get; init; }

    /// <summary>Names of further policies, for strategies that have several write, in the order in which they count them.</summary>
    public IReadOnlyList<string> FurtherPolicies { get; init; } = [];

    /// <summary>A strategy's name; null: the default strategy.</summary>
    public string? Strategy { get; init; }

    /// <summary>The strategy's own options by name.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Options { get; init; }

    /// <summary>What a solution's program must pass; null: nothing is run. Only for problems whose answer is a program.</summary>
    public CodeTests? Tests { get; init; }

    /// <summary>What a solution's text must look like; null: anything goes.</summary>
    public SolutionConstraints? Constraints { get; init; }

    /// <summary>
    /// Who scores; null: what the problem, the strategy and the selection need. Several are averaged by weight, step by step, and those
    /// that
    /// see whole solutions only with the aggregate of the others. Where gates are not named, the constraints are one, if there are any.
    /// </summary>
    public VerifierSpec? Verifier { get; init; }

    /// <summary>How step scores become one; null: the verifier's own, else <c>min</c>.</summary>
    public string? Aggregation { get; init; }

    /// <summary>How the answer is chosen among candidates; null: the strategy's default.</summary>
    public string? Selection { get; init; }

    /// <summary>What may be spent; null: the default budget.</summary>
    public SearchBudget? Budget { get; init; }

    /// <summary>How tokens are drawn; null: the defaults.</summary>
    public SearchSampling? Sampling { get; init; }

    /// <summary>Makes the search reproducible; null: drawn when planned, and echoed.</summary>
    public ulong? Seed { get; init; }
}

/// <summary>A verifier and its weight (above 0) among several.</summary>
public sealed record WeightedVerifier(string Name, double Weight);

/// <summary>
/// A verifier that solutions (and steps, where it scores them) must pass: what it scores below <paramref name="AtLeast"/> scores 0 in all.
/// </summary>
/// <param name="Name">The verifier.</param>
/// <param name="AtLeast">From 0 to 1; null: 1 for an exact checker, 0.5 for a model.</param>
public sealed record VerifierGate(string Name, double? AtLeast);

/// <summary>What a search may spend; null takes the default, and nothing is ever overshot.</summary>
public sealed record SearchBudget
{
    /// <summary>Finished candidates.</summary>
    public int? Candidates { get; init; }

    /// <summary>Generated tokens over all candidates.</summary>
    public int? Tokens { get; init; }

    /// <summary>Tokens run through reward models; 0 means no limit.</summary>
    public int? RewardTokens { get; init; }

    /// <summary>Wall time in seconds; it can make a result depend on the machine's speed.</summary>
    public double? Seconds { get; init; }
}

/// <summary>How tokens are drawn.</summary>
public sealed record SearchSampling
{
    /// <inheritdoc cref="Sampling.Temperature"/>
    public float? Temperature { get; init; }

    /// <inheritdoc cref="Sampling.TopP"/>
    public float? TopP { get; init; }

    /// <inheritdoc cref="Sampling.TopK"/>
    public int? TopK { get; init; }

    /// <inheritdoc cref="Sampling.MinP"/>
    public float? MinP { get; init; }

    /// <inheritdoc cref="Sampling.RepetitionPenalty"/>
    public float? RepetitionPenalty { get; init; }

    /// <summary>The most tokens of one step.</summary>
    public int? MaxStepTokens { get; init; }

    /// <summary>The most tokens of one solution.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Tools that solutions may call; null or empty: none. There is <c>python</c>.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>The most calls of tools in one solution; what is called beyond is not run.</summary>
    public int? MaxToolCalls { get; init; }

    /// <summary>Strings that end a solution; they are cut off.</summary>
    public IReadOnlyList<string>? Stop { get; init; }
}
