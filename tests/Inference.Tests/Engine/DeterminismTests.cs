namespace Verify.Inference.Tests.Engine;

public class DeterminismTests
{
    [Fact]
    public async Task A_tree_gives_the_same_bits_alone_and_beside_sixteen_others()
    {
        await using var decoder = TestDecoder.Policy(threads: 3);
        var alone = await SampleAsync(decoder, 0);
        Task<IReadOnlyList<Generation>>[] others = [.. Enumerable.Range(1, 16).Select(other => SampleAsync(decoder, other))];
        var beside = await SampleAsync(decoder, 0);
        await Task.WhenAll(others);

        Assert.Equal(alone.Select(piece => piece.Ids()), beside.Select(piece => piece.Ids()));
        Assert.Equal(alone.Select(piece => piece.LogProbabilities()), beside.Select(piece => piece.LogProbabilities()));
    }

    private static async Task<IReadOnlyList<Generation>> SampleAsync(TestDecoder decoder, int tree)
    {
        await using var opened = await decoder.Model.OpenAsync(1000, TestContext.Current.CancellationToken);
        ContinueRequest[] requests = [.. Enumerable.Range(0, 6).Select(seed => Requests.Sample(Paths.Of($"Tree {tree}"), (ulong)seed, 40))];
        return await opened.ContinueAsync(requests, DecodeLimits.None);
    }
}
