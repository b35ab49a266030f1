namespace Verify.Inference.Tests.Engine;

/// <summary>Cost tables that make the engine choose one layout or another.</summary>
internal static class TestLayouts
{
    /// <summary>About those of a model of 6 million parameters.</summary>
    public static LayoutCosts Measured { get; } = new(Run: 150, Token: 150, Pair: 0.25, SingleToken: 160, SinglePair: 1, CopyColumn: 0.15);

    /// <summary>Columns cost nothing: the whole tree stays in one row.</summary>
    public static LayoutCosts Whole { get; } = new(Run: 100, Token: 1, Pair: 0, SingleToken: 1, SinglePair: 0, CopyColumn: 1);

    /// <summary>Columns cost much, and so do single tokens: rows of two tips each.</summary>
    public static LayoutCosts Pairs { get; } = new(Run: 0, Token: 0, Pair: 1, SingleToken: 1e6, SinglePair: 1, CopyColumn: 0);

    /// <summary>Single tokens cost nothing: a row for every tip, all in one batch.</summary>
    public static LayoutCosts Ragged { get; } = new(Run: 1, Token: 100, Pair: 1, SingleToken: 0, SinglePair: 0, CopyColumn: 0);

    public static LayoutCosts Named(string name) => name switch
    {
        nameof(Whole) => Whole,
        nameof(Pairs) => Pairs,
        nameof(Ragged) => Ragged,
        _ => Measured,
    };
}
