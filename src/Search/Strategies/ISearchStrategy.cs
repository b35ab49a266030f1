using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;

namespace Verify.Search.Strategies;

/// <summary>
/// Decides what a search grows next. Straight-line code over lists: it starts no task, and everything it does goes through its context.
/// One instance serves all searches, so it keeps nothing between calls.
/// </summary>
internal interface ISearchStrategy
{
    string Name => Options.Owner;

    /// <summary>One line: what it does and when to choose it.</summary>
    string Summary { get; }

    /// <summary>Its options, under its name.</summary>
    OptionSet Options { get; }

    /// <summary>The selections it allows, its default first.</summary>
    IReadOnlyList<string> Selections { get; }

    /// <summary>What it cannot run without; what its selection needs is the selection's.</summary>
    IReadOnlyList<Need> Needs => [];

    /// <summary>The temperature when a request names none.</summary>
    float DefaultTemperature => SearchDefaults.Temperature;

    /// <summary>Whether it samples, so that another seed grows another tree.</summary>
    bool Samples => DefaultTemperature > 0;

    /// <summary>What is wrong with a plan whose values are each allowed.</summary>
    IEnumerable<RequestError> Check(SearchPlan plan) => [];

    /// <summary>The most text that it keeps at once; the memory that a search takes follows from it.</summary>
    LiveTokens Live(SearchPlan plan);

    /// <summary>Grows the tree and accepts candidates. Returns why it ended: completed, or by consensus.</summary>
    Task<StopReason> RunAsync(SearchContext context);
}
