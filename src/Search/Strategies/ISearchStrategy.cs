using Verify.Search.Context;

namespace Verify.Search.Strategies;

/// <summary>
/// Decides what a search grows next. Straight-line code over lists: it starts no task, and everything it does goes through its context.
/// One instance serves all searches, so it keeps nothing between calls.
/// </summary>
internal interface ISearchStrategy
{
    string Name { get; }

    /// <summary>One line: what it does and when to choose it.</summary>
    string Summary { get; }

    IReadOnlyList<StrategyOption> Options { get; }

    /// <summary>The selections it allows, its default first.</summary>
    IReadOnlyList<string> Selections { get; }

    bool NeedsProcessReward { get; }

    /// <summary>The temperature when a request names none.</summary>
    float DefaultTemperature => SearchDefaults.Temperature;

    /// <summary>Whether it samples, so that another seed grows another tree.</summary>
    bool Samples => DefaultTemperature > 0;

    /// <summary>What is wrong with a plan whose values are each allowed.</summary>
    IEnumerable<RequestError> Check(SearchPlan plan) => [];

    /// <summary>
    /// The most generated tokens that are kept at once, when no solution is longer than <paramref name="longest"/> tokens; the memory that
    /// a search takes.
    /// </summary>
    long LiveTokens(SearchPlan plan, int longest);

    /// <summary>Grows the tree and accepts candidates. Returns why it ended: completed, or by consensus.</summary>
    Task<StopReason> RunAsync(SearchContext context);
}
