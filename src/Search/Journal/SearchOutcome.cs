using System.Text.Json.Serialization;
using Verify.Inference;
using Verify.Verifiers;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Journal;

/// <summary>One thing that a model or verifier told a search, with what it cost: a line of its journal.</summary>
/// <remarks>
/// Strategies are deterministic given these, so a search carried out again over its journal grows the same tree and continues after it.
/// </remarks>
[JsonDerivedType(typeof(JournalOpened), "opened")]
[JsonDerivedType(typeof(StepsProposed), "steps")]
[JsonDerivedType(typeof(SolutionsProposed), "solutions")]
[JsonDerivedType(typeof(StepsScored), "step-scores")]
[JsonDerivedType(typeof(SolutionsScored), "solution-scores")]
[JsonDerivedType(typeof(SolutionsTested), "tests")]
[JsonDerivedType(typeof(PairsCompared), "comparisons")]
public abstract record SearchOutcome;

/// <summary>A journal's first outcome.</summary>
/// <param name="Plan">Fingerprint of the plan it belongs to.</param>
public sealed record JournalOpened(string Plan) : SearchOutcome;

/// <summary>Something that was paid for.</summary>
public abstract record PaidOutcome : SearchOutcome
{
    /// <summary>What it cost.</summary>
    public required OutcomeCost Cost { get; init; }
}

/// <summary>What an outcome cost.</summary>
/// <param name="ComputedTokens">Tokens run through the model that was asked.</param>
/// <param name="ReusedTokens">Tokens it did not have to run again.</param>
/// <param name="Calls">Calls of it.</param>
/// <param name="Seconds">Time since the search began, all its runs together.</param>
public readonly record struct OutcomeCost(long ComputedTokens, long ReusedTokens, long Calls, double Seconds);

/// <summary>Next steps, each after the node at its place in the list.</summary>
public sealed record StepsProposed(IReadOnlyList<int> Nodes, IReadOnlyList<Generation> Generations) : PaidOutcome;

/// <summary>Rests of solutions, each after the node at its place in the list.</summary>
public sealed record SolutionsProposed(IReadOnlyList<int> Nodes, IReadOnlyList<Generation> Generations) : PaidOutcome;

/// <summary>Scores of steps, each the last of a node's path.</summary>
public sealed record StepsScored(IReadOnlyList<int> Nodes, IReadOnlyList<Score> Scores) : PaidOutcome;

/// <summary>Scores of whole solutions, each a node's path.</summary>
public sealed record SolutionsScored(IReadOnlyList<int> Nodes, IReadOnlyList<Score> Scores) : PaidOutcome;

/// <summary>Test reports of solutions, each a node's path.</summary>
public sealed record SolutionsTested(IReadOnlyList<int> Nodes, IReadOnlyList<TestReport> Reports) : PaidOutcome;

/// <summary>Verdicts on pairs of solutions.</summary>
public sealed record PairsCompared(IReadOnlyList<int> First, IReadOnlyList<int> Second, IReadOnlyList<PairVerdict> Verdicts) : PaidOutcome;
