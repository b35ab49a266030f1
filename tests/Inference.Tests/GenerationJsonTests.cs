using System.Text.Json;

namespace Verify.Inference.Tests;

/// <summary>Generations as journals keep them.</summary>
public sealed class GenerationJsonTests
{
    private static readonly Generation Written = new(
        new[]
        {
            new SampledToken(new Token(7, new byte[] { 0xC3 }), -0.25f),
            new SampledToken(new Token(9, new byte[] { 0xA9, (byte)'\n' }), 0, Given: true),
            new SampledToken(new Token(2, ReadOnlyMemory<byte>.Empty), -1.5f),
        },
        GenerationEnd.Finished
    );

    [Fact]
    public void Tokens_are_written_by_bytes_and_ids_and_the_end_by_its_name() =>
        Assert.Equal(
            """{"ids":[7,9,2],"bytes":["ww==","qQo=",""],"logProbabilities":[-0.25,0,-1.5],"given":[1],"end":"finished"}""",
            JsonSerializer.Serialize(Written)
        );

    [Fact]
    public void Read_again_they_are_the_same_tokens()
    {
        var read = JsonSerializer.Deserialize<Generation>(JsonSerializer.Serialize(Written))!;

        Assert.Equal(Written.Tokens.ToArray(), read.Tokens.ToArray());
        Assert.Equal(Written.End, read.End);
        Assert.Equal(2, read.SampledTokens);
    }

    [Fact]
    public void An_engine_without_lasting_ids_writes_none()
    {
        var generation = new Generation(
            new[] { new SampledToken(new Token(Token.NoId, new byte[] { (byte)'a' }), -1) },
            GenerationEnd.Open
        );
        var json = JsonSerializer.Serialize(generation);

        Assert.DoesNotContain("ids", json, StringComparison.Ordinal);
        Assert.Equal(generation.Tokens.ToArray(), JsonSerializer.Deserialize<Generation>(json)!.Tokens.ToArray());
    }

    [Theory]
    [InlineData("""{"bytes":["YQ=="],"logProbabilities":[],"end":"open"}""")]
    [InlineData("""{"ids":[1,2],"bytes":["YQ=="],"logProbabilities":[0],"end":"open"}""")]
    [InlineData("""{"bytes":["YQ=="],"logProbabilities":[0],"end":"over"}""")]
    [InlineData("""{"bytes":["YQ=="],"logProbabilities":[0],"end":1}""")]
    public void What_is_no_generation_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Generation>(json));
}
