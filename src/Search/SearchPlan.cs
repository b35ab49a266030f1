using System.Text.Json;
using Verify.Inference;
using Verify.Verifiers;

namespace Verify.Search;

/// <summary>A request with every default filled in and everything checked: a result can be repeated from it alone.</summary>
public sealed record SearchPlan
{
    /// <summary>The problem with its given or detected kind.</summary>
    public required Problem Problem { get; init; }

    /// <summary>The name of the policy that writes where nothing else is said.</summary>
    public required string Policy { get; init; }

    /// <summary>The names of further policies that the strategy may have write.</summary>
    public IReadOnlyList<string> FurtherPolicies { get; init; } = [];

    /// <summary>The strategy's name.</summary>
    public required string Strategy { get; init; }

    /// <summary>Every option the strategy has, defaults included.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Options { get; init; }

    /// <summary>The verifiers that score; empty for a strategy that needs none.</summary>
    public required IReadOnlyList<WeightedVerifier> Verifiers { get; init; }

    /// <summary>Those that break their ties, list after list.</summary>
    public IReadOnlyList<IReadOnlyList<WeightedVerifier>> TieBreakers { get; init; } = [];

    /// <summary>Those that must not object, each with its bound.</summary>
    public IReadOnlyList<VerifierGate> Gates { get; init; } = [];

    /// <summary>How step scores become one.</summary>
    public required string Aggregation { get; init; }

    /// <summary>How the answer is chosen.</summary>
    public required string Selection { get; init; }

    /// <summary>Finished candidates at most.</summary>
    public required int Candidates { get; init; }

    /// <summary>Generated tokens at most.</summary>
    public required int Tokens { get; init; }

    /// <summary>Reward-model tokens at most; 0 means no limit.</summary>
    public required int RewardTokens { get; init; }

    /// <summary>Wall time at most; null means no limit.</summary>
    public required double? Seconds { get; init; }

    /// <summary>How tokens are drawn.</summary>
    public required Sampling Sampling { get; init; }

    /// <summary>The most tokens of one step.</summary>
    public required int MaxStepTokens { get; init; }

    /// <summary>The most tokens of one solution.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>The names of the tools that solutions may call; their output is put in behind the call before the policy goes on.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The most calls of tools in one solution; null when there are none to call.</summary>
    public int? ToolCalls { get; init; }

    /// <summary>Strings that end a solution.</summary>
    public required IReadOnlyList<string> Stop { get; init; }

    /// <summary>All randomness derives from it.</summary>
    public required ulong Seed { get; init; }
}
