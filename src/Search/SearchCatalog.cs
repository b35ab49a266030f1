using System.Text.Json;
using Verify.Inference;

namespace Verify.Search;

/// <summary>A strategy as callers see it.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Summary">One line: what it does and when to choose it.</param>
/// <param name="Options">Its own options.</param>
/// <param name="Selections">The selections it allows, its default first.</param>
/// <param name="Needs">What it cannot run without, with its default selection: <c>process-reward</c>, <c>pairwise-judge</c> …</param>
public sealed record StrategyDescription(
    string Name,
    string Summary,
    IReadOnlyList<OptionDescription> Options,
    IReadOnlyList<string> Selections,
    IReadOnlyList<string> Needs
)
{
    /// <summary>The need of scores of steps.</summary>
    public const string ProcessReward = "process-reward";

    /// <summary>The need of verdicts on pairs.</summary>
    public const string PairwiseJudge = "pairwise-judge";
}

/// <summary>An option as callers see it.</summary>
/// <param name="Name">camelCase.</param>
/// <param name="Type"><c>integer</c>, <c>number</c>, <c>boolean</c> or <c>string</c>.</param>
/// <param name="Default">Used when a request is silent.</param>
/// <param name="Minimum">Lowest allowed number.</param>
/// <param name="Maximum">Highest allowed number.</param>
/// <param name="Summary">One line.</param>
public sealed record OptionDescription(string Name, string Type, JsonElement Default, double? Minimum, double? Maximum, string Summary)
{
    /// <summary>The words that are allowed; null when it is no choice among words.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The most characters of a text; null when it is none.</summary>
    public int? MaxLength { get; init; }
}

/// <summary>A policy as callers see it.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Model">The model.</param>
public sealed record PolicyModel(string Name, ILanguageModel Model);
