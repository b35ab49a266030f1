using Verify.Search.Strategies;

namespace Verify.Search.Tests.Samples;

/// <summary>The strategies of the catalog, and those that show here that a strategy needs nothing beyond its contract.</summary>
internal static class SampleStrategies
{
    public static IReadOnlyList<ISearchStrategy> Own { get; } = [new CritiqueStrategy(), new BacktrackStrategy()];

    public static IReadOnlyList<ISearchStrategy> All { get; } = [.. StrategyCatalog.All, .. Own];

    public static TheoryData<string> Names => [.. All.Select(strategy => strategy.Name)];

    public static ISearchStrategy Get(string name) => All.First(strategy => strategy.Name == name);
}
