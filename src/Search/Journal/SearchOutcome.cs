using System.Text.Json.Serialization;
using Verify.Inference;
using Verify.Verifiers;

namespace Verify.Search.Journal;

/// <summary>One thing that a model or verifier told a search, with what it cost: a line of its journal.</summary>
/// <remarks>
/// Strategies are deterministic given these, so a search carried out again over its journal grows the same tree and continues after it.
/// </remarks>
[JsonDerivedType(typeof(JournalOpened), "opened")]
[JsonDerivedType(typeof(StepsProposed), "steps")]
[JsonDerivedType(typeof(SolutionsProposed), "solutions")]
[JsonDerivedType(typeof(TextsWritten), "texts")]
[JsonDerivedType(typeof(RootAdded), "root")]
[JsonDerivedType(typeof(StepsScored), "step-scores")]
[JsonDerivedType(typeof(SolutionsScored), "solution-scores")]
[JsonDerivedType(typeof(SolutionsReported), "reports")]
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

/// <summary>Texts beside the tree, each written about the node, after the prompt of the name, at its place in the lists.</summary>
public sealed record TextsWritten(IReadOnlyList<int> Nodes, IReadOnlyList<string> Prompts, IReadOnlyList<Generation> Generations)
    : PaidOutcome;

/// <summary>Another root of the tree.</summary>
/// <param name="Node">The root's id.</param>
/// <param name="Prompt">The name of what is asked there.</param>
/// <param name="DerivedFrom">The node that it was made of; null for none.</param>
/// <param name="Steps">The steps that it begins with, which nobody wrote in this search.</param>
public sealed record RootAdded(int Node, string Prompt, int? DerivedFrom, IReadOnlyList<string> Steps) : SearchOutcome;

/// <summary>Scores of steps, each the last of a node's path.</summary>
public sealed record StepsScored(IReadOnlyList<int> Nodes, IReadOnlyList<Score> Scores) : PaidOutcome;

/// <summary>Scores of whole solutions, each a node's path.</summary>
public sealed record SolutionsScored(IReadOnlyList<int> Nodes, IReadOnlyList<Score> Scores) : PaidOutcome;

/// <summary>What was found out exactly about solutions, each a node's path.</summary>
public sealed record SolutionsReported(IReadOnlyList<int> Nodes, IReadOnlyList<SolutionReport> Reports) : PaidOutcome;

/// <summary>Verdicts on pairs of solutions.</summary>
public sealed record PairsCompared(IReadOnlyList<int> First, IReadOnlyList<int> Second, IReadOnlyList<PairVerdict> Verdicts) : PaidOutcome;
