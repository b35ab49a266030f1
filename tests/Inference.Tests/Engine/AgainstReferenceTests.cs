using Verify.Inference.Graph;
using Verify.Tests.Shared.Checkpoints;
using static Verify.Inference.Tests.Engine.ReferenceChecks;

namespace Verify.Inference.Tests.Engine;

/// <summary>The engine in fp32 against a decoder in float64 that was written without it.</summary>
public class AgainstReferenceTests
{
    public static TheoryData<string> Architectures => [.. CheckpointSpecs.Policies];

    public static TheoryData<string> Layouts => [nameof(TestLayouts.Whole), nameof(TestLayouts.Pairs), nameof(TestLayouts.Ragged)];

    [Theory]
    [MemberData(nameof(Architectures))]
    public async Task A_prompt_and_two_samples_behind_it_agree(string architecture)
    {
        await using var decoder = TestDecoder.Policy(architecture);
        using var driver = new CallDriver(decoder, TestLayouts.Measured, 200);
        var prompt = Paths.Of("What is 12 + 30?");

        var pieces = driver.Continue(Requests.Sample(prompt, 1, 10), Requests.Sample(prompt, 2, 10));

        Assert.All(pieces, piece => AssertLogProbabilities(decoder.Reference, piece));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Forks_of_forks_agree_in_every_layout(string layout)
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Named(layout), 1500);
        TokenPath[] tips = [Paths.Of("A tree ")];
        for (var generation = 0; generation < 3; generation++)
        {
            var pieces = driver.Continue([
                .. tips.SelectMany((tip, i) => Enumerable.Range(0, 3).Select(fork => Requests.Sample(tip, (ulong)((10 * i) + fork), 12))),
            ]);

            Assert.All(pieces, piece => AssertLogProbabilities(decoder.Reference, piece));
            tips = [pieces[0].Path, pieces[^1].Path];
        }
    }

    [Fact]
    public async Task Nodes_agree_after_dead_branches_were_compacted_away()
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Whole, 400);
        var prompt = Paths.Of("Keep one of these");
        var pieces = driver.Continue([.. Enumerable.Range(0, 6).Select(seed => Requests.Sample(prompt, (ulong)seed, 20))]);
        var before = driver.Tree.Trie.Count;

        driver.Tree.Keep([pieces[3].Path]);
        var continued = driver.Continue(Requests.Sample(pieces[3].Path, 9, 20), Requests.Sample(pieces[3].Path, 10, 20));

        Assert.True(driver.Tree.Trie.Count < before);
        Assert.All(continued, piece => AssertLogProbabilities(decoder.Reference, piece));
    }

    [Fact]
    public async Task Nodes_agree_after_their_row_has_grown()
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Whole, 400);
        var piece = driver.Continue(Requests.Sample(Paths.Of("Grow"), 5, 150))[0];

        Assert.Equal(150, piece.Tokens.Count);
        AssertLogProbabilities(decoder.Reference, piece);
    }

    [Fact]
    public async Task Given_tokens_are_scored_with_the_references_log_probabilities()
    {
        await using var decoder = TestDecoder.Policy("qwen2");
        using var driver = new CallDriver(decoder, TestLayouts.Measured, 200);
        var path = Paths.Of("Two and two is four.");
        var tokens = path.ToArray();

        var scores = driver.LogProbabilities(new LogProbabilitiesRequest(path, 1), new LogProbabilitiesRequest(path, 12));

        var hidden = decoder.Reference.Hidden(tokens);
        Assert.Equal(tokens.Length - 1, scores[0].Length);
        Assert.Equal(scores[0][11..], scores[1]);
        for (var i = 1; i < tokens.Length; i++)
        {
            Assert.Equal(decoder.Reference.LogProbability(hidden[i - 1], tokens[i]), scores[0][i - 1], 1e-4);
        }
    }

    /// <summary>
    /// Regression: when the first run of a row had a multiple of 64 tokens, as every path longer than one run has, the tokens of a branch
    /// were given the positions of their columns.
    /// </summary>
    [Theory]
    [InlineData(63, 20)]
    [InlineData(64, 20)]
    [InlineData(65, 20)]
    [InlineData(128, 50)]
    [InlineData(192, 50)]
    [InlineData(256, 100)]
    [InlineData(400, 100)]
    public async Task Branches_agree_however_many_tokens_are_run_at_first(int tokens, int shared)
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Whole, 500);
        var length = (tokens + shared) / 2;
        int[] first = [.. Enumerable.Range(0, length + 1).Select(i => i * 7 % 250)];
        int[] second = [.. first[..shared], .. Enumerable.Range(0, tokens - length + 1).Select(i => ((i * 11) + 3) % 250)];

        var scores = driver.LogProbabilities(
            new LogProbabilitiesRequest(TokenPath.Root(first), 1),
            new LogProbabilitiesRequest(TokenPath.Root(second), 1)
        );

        Assert.Equal(tokens, driver.Tree.Usage.ComputedTokens);
        foreach (var (path, found) in new[] { (first, scores[0]), (second, scores[1]) })
        {
            var hidden = decoder.Reference.Hidden(path);
            var expected = Enumerable.Range(1, path.Length - 1).Select(i => decoder.Reference.LogProbability(hidden[i - 1], path[i]));
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }

    [Fact]
    public async Task Heads_read_at_the_ends_of_paths_agree()
    {
        var spec = CheckpointSpecs.Reward("qwen2-process");
        var head = new HeadShape(
            new LinearShape("score.0.weight", "score.0.bias", 64),
            HeadActivation.Relu,
            new LinearShape("score.2.weight", "score.2.bias", 2)
        );
        await using var decoder = new TestDecoder(spec, heads: [head]);
        using var driver = new CallDriver(decoder, TestLayouts.Pairs, 200);
        TokenPath[] paths = [Paths.Of("one step"), Paths.Of("one step, and another"), Paths.Of("one stop"), Paths.Of("quite another")];

        var values = driver.ReadHeads(paths);

        for (var i = 0; i < paths.Length; i++)
        {
            var expected = decoder.Reference.TwoLayerHead(paths[i].ToArray(), "score.0", "score.2");
            Assert.Equal(expected[0], values[i][0], 1e-4);
            Assert.Equal(expected[1], values[i][1], 1e-4);
        }
    }
}
