using System.Text.Json;
using Verify.Inference;

namespace Verify.Search;

/// <summary>A strategy as callers see it.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Summary">One line: what it does and when to choose it.</param>
/// <param name="Options">Its own options.</param>
/// <param name="Selections">The selections it allows, its default first.</param>
/// <param name="NeedsProcessReward">It cannot run without a process reward.</param>
/// <param name="NeedsPairwiseJudge">It cannot run without a pairwise judge.</param>
public sealed record StrategyDescription(
    string Name,
    string Summary,
    IReadOnlyList<OptionDescription> Options,
    IReadOnlyList<string> Selections,
    bool NeedsProcessReward,
    bool NeedsPairwiseJudge
);

/// <summary>An option as callers see it.</summary>
/// <param name="Name">camelCase.</param>
/// <param name="Type"><c>integer</c>, <c>number</c>, <c>boolean</c> or <c>string</c>.</param>
/// <param name="Default">Used when a request is silent.</param>
/// <param name="Minimum">Lowest allowed number.</param>
/// <param name="Maximum">Highest allowed number.</param>
/// <param name="Summary">One line.</param>
public sealed record OptionDescription(string Name, string Type, JsonElement Default, double? Minimum, double? Maximum, string Summary);

/// <summary>A policy as callers see it.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Model">The model.</param>
public sealed record PolicyModel(string Name, ILanguageModel Model);
