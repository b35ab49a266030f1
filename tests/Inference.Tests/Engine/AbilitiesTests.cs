using System.Text.Json;
using Verify.Inference.Graph;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Engine;

/// <summary>The engine keeps every promise that its models' abilities make, and refuses by name what they do not promise.</summary>
public sealed class AbilitiesTests
{
    private const double Tolerance = 1e-4;
    private static readonly TokenPath[] Texts = [Paths.Of("one step"), Paths.Of("one step, and another"), Paths.Of("quite another")];

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public static TheoryData<string> Filters => [.. Sampling.Filters];

    [Fact]
    public async Task Next_tokens_are_as_likely_as_the_reference_says()
    {
        await using var decoder = TestDecoder.Policy();
        await using var tree = await decoder.Model.OpenAsync(200, Test);
        var chosen = decoder.Model.Encode("yn");

        var next = await tree.NextTokensAsync(Texts, 5, chosen, Test);

        foreach (var (text, found) in Texts.Zip(next))
        {
            var hidden = decoder.Reference.Hidden(text.ToArray())[^1];
            var logits = decoder.Reference.Logits(text.ToArray());
            Assert.Equal(
                Enumerable.Range(0, logits.Length).OrderByDescending(id => logits[id]).Take(5),
                found.Likeliest.Select(one => one.Token.Id)
            );
            AssertClose(found.Likeliest.Select(one => decoder.Reference.LogProbability(hidden, one.Token.Id)), found.Likeliest.Select(P));
            AssertClose(chosen.Select(token => decoder.Reference.LogProbability(hidden, token.Id)), found.Chosen);
        }
    }

    [Fact]
    public async Task As_many_next_tokens_as_are_promised_can_be_told_and_no_more()
    {
        await using var decoder = TestDecoder.Policy();
        await using var tree = await decoder.Model.OpenAsync(200, Test);
        var most = decoder.Model.Description.Abilities.NextTokens;

        var all = (await tree.NextTokensAsync([Texts[0]], most, [], Test))[0].Likeliest;

        Assert.Equal(most, all.Select(one => one.Token.Id).Distinct().Count());
        Assert.Equal(all.Select(P).OrderDescending(), all.Select(P));
        Assert.Equal(1, all.Sum(one => Math.Exp(one.LogProbability)), Tolerance);
        await Assert.ThrowsAsync<ArgumentException>(() => tree.NextTokensAsync([Texts[0]], most + 1, [], Test).AsTask());
    }

    [Fact]
    public async Task Given_text_is_as_likely_as_its_tokens_are_one_after_the_other()
    {
        await using var decoder = TestDecoder.Policy();
        await using var tree = await decoder.Model.OpenAsync(200, Test);
        var (from, tokens) = (Texts[0], decoder.Model.Encode(", and"));

        var given = (
            await tree.LogProbabilitiesAsync([new LogProbabilitiesRequest(decoder.Model.Append(from, tokens), from.Length)], Test)
        )[0];

        for (var i = 0; i < tokens.Length; i++)
        {
            var next = await tree.NextTokensAsync([decoder.Model.Append(from, tokens.AsSpan(0, i))], 0, [tokens[i]], Test);
            Assert.Equal(next[0].Chosen[0], given[i], Tolerance);
        }
    }

    [Fact]
    public async Task The_hidden_state_is_the_references()
    {
        await using var decoder = TestDecoder.Policy();
        await using var tree = await decoder.Model.OpenAsync(200, Test);

        var states = await tree.HiddenStatesAsync(Texts, Test);

        Assert.True(decoder.Model.Description.Abilities.HiddenState);
        Assert.All(Texts.Zip(states), pair => AssertClose(decoder.Reference.Hidden(pair.First.ToArray())[^1], pair.Second));
    }

    [Fact]
    public async Task Told_again_by_a_fresh_tree_everything_is_bitwise_the_same()
    {
        await using var decoder = TestDecoder.Policy();
        var (first, second) = (await AskAsync(decoder), await AskAsync(decoder));

        Assert.True(decoder.Model.Description.Abilities.Reproducible);
        Assert.Equal(first.Tokens, second.Tokens);
        Assert.Equal(first.Odds, second.Odds);
        Assert.Equal(first.States, second.States);
    }

    [Fact]
    public async Task The_length_of_a_path_is_the_number_of_tokens_that_are_run()
    {
        await using var decoder = TestDecoder.Policy();
        await using var tree = await decoder.Model.OpenAsync(200, Test);
        var path = decoder.Model.RenderProblem("How many tokens is this?");

        await tree.NextTokensAsync([path], 1, [], Test);

        Assert.True(decoder.Model.Description.Abilities.ExactTokenCount);
        Assert.Equal(path.Length, tree.Usage.ComputedTokens);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_that_is_promised_has_its_effect(string filter)
    {
        await using var decoder = TestDecoder.Policy();
        var plain = new Sampling { Temperature = 2 };
        var filtered = filter switch
        {
            "temperature" => plain with { Temperature = 0.01f },
            "topK" => plain with { TopK = 1 },
            "topP" => plain with { TopP = 0.0001f },
            "minP" => plain with { MinP = 1 },
            "repetitionPenalty" => plain with { RepetitionPenalty = 10 },
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };

        Assert.Contains(filter, decoder.Model.Description.Abilities.SamplingFilters);
        Assert.NotEqual(await SampleAsync(plain), await SampleAsync(filtered));

        async Task<int[]> SampleAsync(Sampling sampling)
        {
            await using var tree = await decoder.Model.OpenAsync(200, Test);
            var request = Requests.Sample(Texts[0], 1, 40) with { Sampling = sampling };
            return (await tree.ContinueAsync([request], DecodeLimits.None))[0].Ids();
        }
    }

    [Fact]
    public void Every_field_that_says_how_tokens_are_drawn_is_a_filter_by_its_name() =>
        Assert.Equal(
            typeof(Sampling)
                .GetProperties()
                .Where(property => property.GetMethod!.IsStatic == false)
                .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
                .Where(name => name != "equalityContract")
                .Order(),
            Sampling.Filters.Order()
        );

    [Fact]
    public async Task A_reward_model_promises_its_heads_alone_and_refuses_the_rest()
    {
        await using var decoder = new TestDecoder(
            CheckpointSpecs.Reward("qwen2-process"),
            heads:
            [
                new HeadShape(
                    new LinearShape("score.0.weight", "score.0.bias", 64),
                    HeadActivation.Relu,
                    new LinearShape("score.2.weight", "score.2.bias", 2)
                ),
            ]
        );
        await using var tree = await decoder.Model.OpenAsync(200, Test);
        var abilities = decoder.Model.Description.Abilities;

        Assert.True(abilities.Heads);
        Assert.Equal(2, (await tree.ReadHeadsAsync([Texts[0]], Test))[0].Length);
        Assert.Equal(
            (false, 0, false, 0),
            (abilities.LogProbabilities, abilities.NextTokens, abilities.HiddenState, abilities.SamplingFilters.Count)
        );
        await AssertRefusedAsync(() => tree.LogProbabilitiesAsync([new LogProbabilitiesRequest(Texts[0], 1)], Test).AsTask());
        await AssertRefusedAsync(() => tree.NextTokensAsync([Texts[0]], 1, [], Test).AsTask());
        await AssertRefusedAsync(() => tree.HiddenStatesAsync([Texts[0]], Test).AsTask());
        await AssertRefusedAsync(() => tree.ContinueAsync([Requests.Sample(Texts[0], 1, 1)], DecodeLimits.None).AsTask());
    }

    [Fact]
    public async Task A_policy_has_no_heads_and_says_so()
    {
        await using var decoder = TestDecoder.Policy();
        await using var tree = await decoder.Model.OpenAsync(200, Test);

        Assert.False(decoder.Model.Description.Abilities.Heads);
        await AssertRefusedAsync(() => tree.ReadHeadsAsync([Texts[0]], Test).AsTask());
    }

    private static async Task<(int[] Tokens, IEnumerable<float> Odds, IEnumerable<float> States)> AskAsync(TestDecoder decoder)
    {
        await using var tree = await decoder.Model.OpenAsync(200, Test);
        var generation = (await tree.ContinueAsync([Requests.Sample(Texts[1], 3, 20)], DecodeLimits.None))[0];
        var next = await tree.NextTokensAsync(Texts, 7, decoder.Model.Encode("a"), Test);
        var states = await tree.HiddenStatesAsync(Texts, Test);
        return (
            generation.Ids(),
            [.. generation.LogProbabilities(), .. next.SelectMany(one => one.Likeliest.Select(P).Concat(one.Chosen))],
            [.. states.SelectMany(state => state)]
        );
    }

    private static float P(TokenOdds odds) => odds.LogProbability;

    private static Task<InvalidOperationException> AssertRefusedAsync(Func<Task> ask) => Assert.ThrowsAsync<InvalidOperationException>(ask);

    private static void AssertClose(IEnumerable<double> expected, IEnumerable<float> actual) =>
        Assert.All(expected.Zip(actual, (one, other) => (one, other)), pair => Assert.Equal(pair.one, pair.other, Tolerance));
}
