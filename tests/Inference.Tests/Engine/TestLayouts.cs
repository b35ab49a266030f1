namespace Verify.Inference.Tests.Engine;

/// <summary>Cost tables that make the engine choose one layout or another.</summary>
internal static class TestLayouts
{
    /// <summary>About those of a model of 6 million parameters.</summary>
    public static LayoutCosts Measured { get; } = new(Run: 150, Token: 150, Pair: 0.25, SingleToken: 160, SinglePair: 1, CopyColumn: 0.15);
}
