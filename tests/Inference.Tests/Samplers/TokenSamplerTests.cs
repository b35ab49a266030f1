using Verify.Inference.Samplers;

namespace Verify.Inference.Tests.Samplers;

public class TokenSamplerTests
{
    private static readonly float[] Logits = [.. new[] { 0.4, 0.3, 0.2, 0.1 }.Select(probability => (float)Math.Log(probability))];

    [Fact]
    public void Draws_follow_the_distribution() => AssertShares([0.4, 0.3, 0.2, 0.1], new Sampling { Temperature = 1 });

    [Fact]
    public void Temperature_sharpens() => AssertShares([16.0 / 30, 9.0 / 30, 4.0 / 30, 1.0 / 30], new Sampling { Temperature = 0.5f });

    [Fact]
    public void Top_k_keeps_the_likeliest() => AssertShares([4.0 / 7, 3.0 / 7, 0, 0], new Sampling { Temperature = 1, TopK = 2 });

    [Fact]
    public void Top_p_keeps_the_smallest_set_that_reaches_it() =>
        AssertShares([4.0 / 9, 3.0 / 9, 2.0 / 9, 0], new Sampling { Temperature = 1, TopP = 0.75f });

    [Fact]
    public void Min_p_drops_what_is_less_likely_than_its_share_of_the_likeliest() =>
        AssertShares([4.0 / 9, 3.0 / 9, 2.0 / 9, 0], new Sampling { Temperature = 1, MinP = 0.3f });

    [Fact]
    public void Top_p_counts_what_top_k_has_left() =>
        AssertShares(
            [1, 0, 0, 0],
            new Sampling
            {
                Temperature = 1,
                TopK = 2,
                TopP = 0.55f,
            }
        );

    [Fact]
    public void Top_p_counts_what_top_k_has_left_and_not_only_what_min_p_will_leave()
    {
        // Together the ten likeliest weigh 2.7, so half of them takes the first two; min-p then drops the other eight, which came before.
        float[] weights = [1, 0.9f, .. Enumerable.Repeat(0.1f, 20)];
        float[] logits = Array.ConvertAll(weights, MathF.Log);
        var sampler = new TokenSampler(logits.Length);

        sampler.Prepare(
            logits,
            new Sampling
            {
                Temperature = 1,
                TopK = 10,
                TopP = 0.5f,
                MinP = 0.5f,
            },
            []
        );

        Assert.Equal((0, 1), (sampler.Draw(0), sampler.Draw(0.999)));
    }

    [Fact]
    public void A_repetition_penalty_makes_tokens_of_the_path_less_likely()
    {
        var sampler = new TokenSampler(3);
        sampler.Prepare([2, 1.5f, -1], Sampling.Greedy with { RepetitionPenalty = 2 }, [0, 0]);
        Assert.Equal(1, sampler.Draw(0));

        sampler.Prepare([-1, -1.5f, -4], Sampling.Greedy with { RepetitionPenalty = 2 }, [0]);
        Assert.Equal(1, sampler.Draw(0));
    }

    [Fact]
    public void Greedy_takes_the_lowest_of_equally_likely_tokens()
    {
        var sampler = new TokenSampler(4);
        sampler.Prepare([1, 3, 3, 2], Sampling.Greedy, []);
        Assert.Equal(1, sampler.Draw(0.9));
    }

    [Fact]
    public void Greedy_takes_the_lowest_of_equals_wherever_in_a_large_vocabulary_they_stand()
    {
        var random = new Random(5);
        var sampler = new TokenSampler(1000);
        for (var i = 0; i < 500; i++)
        {
            var logits = new float[1000];
            int[] equals = [random.Next(1000), random.Next(1000), random.Next(1000)];
            foreach (var token in equals)
            {
                logits[token] = 3;
            }

            sampler.Prepare(logits, Sampling.Greedy, []);
            Assert.Equal(equals.Min(), sampler.Draw(0.5));
        }
    }

    [Theory]
    [InlineData(50, 1f, 0f)]
    [InlineData(0, 0.9f, 0f)]
    [InlineData(0, 0.5f, 0.001f)]
    [InlineData(7, 0.8f, 0.01f)]
    [InlineData(2000, 0.6f, 0.3f)]
    public void Cuts_of_a_large_vocabulary_keep_what_sorting_all_of_it_would(int topK, float topP, float minP)
    {
        var random = new Random(3);
        float[] logits = [.. Enumerable.Range(0, 50_000).Select(_ => (float)(6 * random.NextDouble() * random.NextDouble()))];
        var sampler = new TokenSampler(logits.Length);
        sampler.Prepare(
            logits,
            new Sampling
            {
                Temperature = 1,
                TopK = topK,
                TopP = topP,
                MinP = minP,
            },
            []
        );
        var kept = Sorted(logits, topK, topP, minP);

        for (var i = 0; i < 2000; i++)
        {
            Assert.Contains(sampler.Draw((i + 0.5) / 2000), kept);
        }

        Assert.Equal(kept[0], sampler.Draw(0));

        // The edge of a cut is between two weights that differ by less than the rounding of their sums, so its place is not exact.
        Assert.InRange(kept.IndexOf(sampler.Draw(1 - 1e-12)), kept.Count - 1 - (kept.Count / 1000), kept.Count - 1);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Logits_that_are_not_finite_are_refused(float logit) =>
        Assert.Throws<InvalidOperationException>(() => new TokenSampler(3).LogSum([1, logit, 2]));

    [Fact]
    public void A_token_that_can_never_come_is_no_fault() => Assert.Equal(1, new TokenSampler(2).LogSum([1, float.NegativeInfinity]), 1e-6);

    [Fact]
    public void The_log_sum_turns_logits_into_log_probabilities()
    {
        float[] logits = [1000, 999, -1000];
        var expected = 1000 + Math.Log(1 + Math.Exp(-1));
        Assert.Equal(expected, new TokenSampler(3).LogSum(logits), 1e-3);
    }

    private static List<int> Sorted(float[] logits, int topK, float topP, float minP)
    {
        var weights = Array.ConvertAll(logits, logit => Math.Exp(logit - logits.Max()));
        int[] order = [.. Enumerable.Range(0, logits.Length).OrderByDescending(token => weights[token])];
        if (topK > 0)
        {
            order = order[..topK];
        }

        var enough = topP * order.Sum(token => weights[token]);
        var (count, sum) = (0, 0.0);
        while (count < order.Length && sum < enough * (1 + 1e-5))
        {
            sum += weights[order[count++]];
        }

        return [.. order[..count].Where(token => weights[token] >= minP * 0.9999)];
    }

    private static void AssertShares(double[] expected, Sampling sampling)
    {
        const int Draws = 20_000;
        var sampler = new TokenSampler(Logits.Length);
        sampler.Prepare(Logits, sampling, []);
        var counts = new int[Logits.Length];
        for (var i = 0; i < Draws; i++)
        {
            counts[sampler.Draw(CounterRandom.Uniform(7, i))]++;
        }

        // Four standard deviations of a share of 20 000 draws are at most 0.015.
        for (var token = 0; token < expected.Length; token++)
        {
            Assert.Equal(expected[token], counts[token] / (double)Draws, 0.015);
        }
    }
}
