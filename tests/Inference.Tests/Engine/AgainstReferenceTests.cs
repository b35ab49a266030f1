using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Engine;

/// <summary>The engine in fp32 against a decoder in float64 that was written without it.</summary>
public class AgainstReferenceTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Architectures => [.. CheckpointSpecs.Policies];

    [Theory]
    [MemberData(nameof(Architectures))]
    public async Task A_prompt_and_what_is_sampled_behind_it_have_the_references_log_probabilities(string architecture)
    {
        await using var decoder = TestDecoder.Policy(architecture);
        await using var tree = await decoder.Model.OpenAsync(200, TestContext.Current.CancellationToken);
        var prompt = Paths.Of("What is 12 + 30?");

        var pieces = await tree.ContinueAsync([Requests.Sample(prompt, 1, 10), Requests.Sample(prompt, 2, 10)], DecodeLimits.None, TestContext.Current.CancellationToken);

        foreach (var piece in pieces) AssertLogProbabilities(decoder, piece);
    }

    [Fact]
    public async Task Forks_of_forks_have_the_references_log_probabilities()
    {
        await using var decoder = TestDecoder.Policy();
        await using var tree = await decoder.Model.OpenAsync(400, TestContext.Current.CancellationToken);
        IReadOnlyList<TokenPath> tips = [Paths.Of("A tree ")];
        for (var generation = 0; generation < 3; generation++)
        {
            ContinueRequest[] requests = [.. tips.SelectMany((tip, i) => Enumerable.Range(0, 3).Select(fork => Requests.Sample(tip, (ulong)((10 * i) + fork), 4)))];
            var pieces = await tree.ContinueAsync(requests, DecodeLimits.None, TestContext.Current.CancellationToken);
            foreach (var piece in pieces.Take(6)) AssertLogProbabilities(decoder, piece);
            tips = [.. pieces.Take(3).Select(piece => piece.Path)];
        }
    }

    private static void AssertLogProbabilities(TestDecoder decoder, Continuation piece)
    {
        var tokens = piece.Path.ToArray();
        for (var i = 0; i < piece.Tokens.Count; i++)
        {
            var before = tokens.Length - piece.Tokens.Count + i;
            var expected = LogProbability(decoder.Reference.Logits(tokens[..before]), tokens[before]);
            Assert.Equal(expected, piece.LogProbabilities[i], Tolerance);
        }
    }

    private static double LogProbability(double[] logits, int token)
    {
        var largest = logits.Max();
        return logits[token] - largest - Math.Log(logits.Sum(logit => Math.Exp(logit - largest)));
    }
}
