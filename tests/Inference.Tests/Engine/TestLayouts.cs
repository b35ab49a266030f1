using Verify.Inference.Manifests;

namespace Verify.Inference.Tests.Engine;

/// <summary>Cost tables that make the engine choose one layout or another.</summary>
internal static class TestLayouts
{
    /// <summary>About those of a model of 6 million parameters.</summary>
    public static LayoutCosts Measured { get; } =
        Linear(run: 150, token: 150, pair: 0.25, singleToken: 160, singlePair: 1, copyColumn: 0.15);

    /// <summary>Columns cost nothing: the whole tree stays in one row.</summary>
    public static LayoutCosts Whole { get; } = Linear(run: 100, token: 1, pair: 0, singleToken: 1, singlePair: 0, copyColumn: 1);

    /// <summary>Columns cost much, and so do single tokens: rows of two tips each.</summary>
    public static LayoutCosts Pairs { get; } = Linear(run: 0, token: 0, pair: 1, singleToken: 1e6, singlePair: 1, copyColumn: 0);

    /// <summary>Single tokens cost nothing: a row for every tip, all in one batch.</summary>
    public static LayoutCosts Ragged { get; } = Linear(run: 1, token: 100, pair: 1, singleToken: 0, singlePair: 0, copyColumn: 0);

    public static LayoutCosts Named(string name) =>
        name switch
        {
            nameof(Whole) => Whole,
            nameof(Pairs) => Pairs,
            nameof(Ragged) => Ragged,
            _ => Measured,
        };

    private static LayoutCosts Linear(double run, double token, double pair, double singleToken, double singlePair, double copyColumn)
    {
        var one = new RunCost(1, run + singleToken, singlePair);
        RunCost Of(int tokens, double each, double column) => new(tokens, run + (tokens * each), tokens * column);
        return new LayoutCosts([one, Of(2, token, pair), Of(4096, token, pair)], [one, Of(4096, singleToken, singlePair)], copyColumn);
    }
}
