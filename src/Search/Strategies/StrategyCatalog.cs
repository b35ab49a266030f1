using Verify.Search.Selections;

namespace Verify.Search.Strategies;

/// <summary>The strategies.</summary>
internal static class StrategyCatalog
{
    public static IReadOnlyList<ISearchStrategy> All { get; } =
    [
        new GreedyStrategy(),
        new MajorityStrategy(),
        new BestOfNStrategy(),
        new BeamStrategy(),
        new DvtsStrategy(),
        new MctsStrategy(),
        new KnockoutStrategy(),
        new StepGreedyStrategy(),
        new RebaseStrategy(),
        new ParticlesStrategy(),
        new RewardTreeStrategy(),
        new RestMctsStrategy(),
        new BeamPairwiseStrategy(),
    ];

    public static ISearchStrategy Get(string name) => All.First(strategy => strategy.Name == name);

    public static StrategyDescription Describe(ISearchStrategy strategy) =>
        new(
            strategy.Name,
            strategy.Summary,
            [.. strategy.Options.All.Select(option => option.Describe())],
            strategy.Selections,
            [.. strategy.Needs.Concat(SelectionCatalog.Get(strategy.Selections[0]).Needs).Select(need => need.Name).Distinct()]
        );
}
