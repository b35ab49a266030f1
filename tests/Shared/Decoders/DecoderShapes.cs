using Verify.Inference.Graph;

namespace Verify.Tests.Shared.Decoders;

/// <summary>Shapes of decoders for tests and benchmarks.</summary>
internal static class DecoderShapes
{
    /// <summary>Small enough for a reference in float64, with grouped heads and two of every kind of layer.</summary>
    public static DecoderShape Tiny { get; } =
        new()
        {
            VocabularySize = 97,
            HiddenWidth = 64,
            IntermediateWidth = 96,
            Layers = 2,
            QueryHeads = 4,
            KeyValueHeads = 2,
            HeadWidth = 16,
            NormEpsilon = 1e-5f,
            ContextLength = 512,
            Rope = Rope(512, 16, 10_000),
            TiedEmbeddings = true,
        };

    /// <summary>The plain rotary table (no scaling).</summary>
    public static RopeTable Rope(int contextLength, int headWidth, double theta)
    {
        var half = headWidth / 2;
        var (cos, sin) = (new float[contextLength * half], new float[contextLength * half]);
        for (var position = 0; position < contextLength; position++)
        {
            for (var i = 0; i < half; i++)
            {
                var angle = position * Math.Pow(theta, -2.0 * i / headWidth);
                cos[(position * half) + i] = (float)Math.Cos(angle);
                sin[(position * half) + i] = (float)Math.Sin(angle);
            }
        }

        return new RopeTable(cos, sin);
    }
}
