using Verify.Inference.Graph;
using Verify.Inference.Tests.Engine;
using Verify.Tests.Shared.Checkpoints;
using Verify.Tests.Shared.Decoders;

namespace Verify.Inference.Tests.Graph;

public class PrecisionTests
{
    // The logits of this random decoder spread over about 40.
    [Theory]
    [InlineData(Precision.Int8, 1)]
    [InlineData(Precision.Int4, 6)]
    public async Task Quantised_models_stay_close_to_the_reference(Precision precision, double tolerance)
    {
        await using var decoder = new TestDecoder(CheckpointSpecs.Policy("qwen2-tied"), precision);
        using var driver = new CallDriver(decoder, TestLayouts.Measured, 100);
        var path = Paths.Of("The answer is");
        var tokens = path.ToArray();

        var scores = driver.LogProbabilities(new LogProbabilitiesRequest(path, 1))[0];

        var hidden = decoder.Reference.Hidden(tokens);
        for (var i = 1; i < tokens.Length; i++)
        {
            Assert.Equal(decoder.Reference.LogProbability(hidden[i - 1], tokens[i]), scores[i - 1], tolerance);
        }
    }

    [Fact]
    public void Bytes_hold_a_block_to_half_a_level()
    {
        float[] values = [.. Enumerable.Range(0, 32).Select(i => MathF.Sin(i))];
        var bytes = new byte[32];

        var scale = BlockQuantizer.ToBytes(values, bytes);

        for (var i = 0; i < 32; i++)
        {
            Assert.Equal(values[i], scale * (bytes[i] - 128), (scale / 2) + 1e-6f);
        }
    }

    [Fact]
    public void Nibbles_hold_a_block_to_half_a_level_but_for_the_far_end()
    {
        float[] values = [.. Enumerable.Range(0, 32).Select(i => MathF.Sin(i))];
        var bytes = new byte[16];

        var scale = BlockQuantizer.ToNibbles(values, bytes);

        for (var i = 0; i < 32; i++)
        {
            // The scale's sign puts the value of largest magnitude at level -8; what is beyond level 7 on the other side is cut off
            // there.
            var isBeyondTheEnd = values[i] / scale > 7.5f;
            var level = ((bytes[i / 2] >> (4 * (i % 2))) & 15) - 8;
            Assert.Equal(values[i], scale * level, (isBeyondTheEnd ? 1 : 0.5f) * MathF.Abs(scale) + 1e-6f);
        }
    }

    [Fact]
    public void Tied_embeddings_are_stored_once()
    {
        var shape = DecoderShapes.Tiny with
        {
            VocabularySize = 10_000,
            Layers = 1,
            ContextLength = 64,
            Rope = DecoderShapes.Rope(64, 16, 10_000),
        };
        var difference = Size(shape with { TiedEmbeddings = false }) - Size(shape);

        Assert.InRange(difference, 10_000 * shape.HiddenWidth, 10_000 * shape.HiddenWidth * 1.2);
    }

    [Fact]
    public void Weights_that_do_not_fit_the_configuration_are_refused_before_anything_is_written()
    {
        var directory = Directory.CreateTempSubdirectory("verify-graph-");
        try
        {
            var weights = new RandomWeights(DecoderShapes.Tiny, 1);

            var refusal = Assert.Throws<ModelFormatException>(() =>
                DecoderGraph.Write(DecoderShapes.Tiny with { HiddenWidth = 32 }, weights, Precision.Float32, directory.FullName)
            );

            Assert.Contains("model.embed_tokens.weight", refusal.Message, StringComparison.Ordinal);
            Assert.Empty(directory.GetFiles());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static long Size(DecoderShape shape)
    {
        var directory = Directory.CreateTempSubdirectory("verify-graph-");
        try
        {
            DecoderGraph.Write(shape, new RandomWeights(shape, 1), Precision.Int8, directory.FullName);
            return directory.GetFiles().Sum(file => file.Length);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
