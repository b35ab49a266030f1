using Verify.Search.Policies;
using Verify.Search.Strategies;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class ParticlesTests
{
    private const ulong Seed = 1;

    [Theory]
    [InlineData(1, 81, 9, 1)]
    [InlineData(2, 9, 3, 1)]
    public void Weights_are_the_softmax_of_the_logits_of_the_scores(double temperature, int first, int second, int third)
    {
        // The odds of 0.9, 0.5 and 0.1 are 9, 1 and 1/9; their square roots 3, 1 and 1/3.
        double sum = first + second + third;

        var weights = ParticlesStrategy.Weights([0.9, 0.5, 0.1], temperature);

        Assert.Equal(first / sum, weights[0], 12);
        Assert.Equal(second / sum, weights[1], 12);
        Assert.Equal(third / sum, weights[2], 12);
    }

    [Fact]
    public void Scores_of_0_and_1_have_weights_too()
    {
        Assert.Equal(1, ParticlesStrategy.Weights([1, 0], 1)[0], 12);
        Assert.Equal([0.5, 0.5], ParticlesStrategy.Weights([0, 0], 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.49, 0)]
    [InlineData(0.5, 1)]
    [InlineData(0.74, 1)]
    [InlineData(0.75, 2)]
    [InlineData(0.999, 2)]
    public void A_draw_falls_where_the_weights_add_up_to_it(double number, int place)
    {
        Assert.Equal(place, ParticlesStrategy.Pick([0.5, 0.25, 0.25], number));
    }

    [Fact]
    public void Annealing_flattens_by_the_effective_sample_size_and_less_as_the_search_goes_on()
    {
        // 1 / (0.9² + 0.1²) = 1.2195 of 2 particles are effective.
        Assert.Equal(0.9 * 2 * 0.82, ParticlesStrategy.Annealing([0.9, 0.1], 0.1), 12);
        Assert.Equal(1, ParticlesStrategy.Annealing([0.9, 0.1], 0.5));
        Assert.Equal(1, ParticlesStrategy.Annealing([0.5, 0.5], 0.1));
    }

    [Fact]
    public async Task Every_live_particle_is_drawn_anew_from_all_by_a_number_of_its_own()
    {
        var model = new ScriptedLanguageModel().On("", "a\n", "b\n", "c\n", "d\n");
        foreach (var text in new[] { "a\n", "b\n", "c\n", "d\n" })
        {
            model.On(text, "The answer is 1.</s>");
        }

        await RunAsync(model, StepScores.Verifier());

        // All weigh the same, so a number from 0 to 1 falls into the first quarter for a, the second for b …
        var drawn = Enumerable.Range(1, 4).Select(id => (int)(4 * Seeds.Uniform(Seeds.Of(Seed, id, "resample", 0))));
        Assert.Equal(drawn.Select(place => $"{"abcd"[place]}\n").Order(), model.Calls[1].Order());
    }

    [Fact]
    public async Task One_that_holds_all_the_weight_is_all_that_is_drawn_and_the_others_are_pruned()
    {
        var model = new ScriptedLanguageModel()
            .On("", "a\n", "b\n", "c\n", "d\n")
            .On("b\n", "The answer is 1.</s>", "The answer is 2.</s>", "The answer is 3.</s>", "The answer is 4.</s>");

        var result = await RunAsync(model, StepScores.Verifier(("a\n", 0), ("b\n", 1), ("c\n", 0), ("d\n", 0)));

        Assert.Equal(["b\n", "b\n", "b\n", "b\n"], model.Calls[1]);
        Assert.Equal(4, result.Candidates.Count);
        Assert.Equal(["a\n", "c\n", "d\n"], result.Tree.Where(node => node.State == "pruned").Select(node => node.Text));
    }

    [Fact]
    public async Task A_finished_particle_keeps_its_weight_and_those_that_draw_it_end_with_it()
    {
        var model = new ScriptedLanguageModel().On("", "a\n", "The answer is 1.</s>", "b\n");

        var result = await RunAsync(model, StepScores.Verifier(("a\n", 0), ("b\n", 0), ("The answer is 1.", 1)));

        Assert.Single(model.Calls);
        Assert.Equal("1", Assert.Single(result.Candidates, candidate => candidate.Finish == "stop").Answer);
        Assert.Equal(StopReason.Completed, result.Stopped);
    }

    [Fact]
    public async Task Entropic_weights_let_more_particles_live_early_on()
    {
        ScriptedLanguageModel Model() =>
            new ScriptedLanguageModel()
                .On("", "a\n", "b\n", "b\n", "b\n", "b\n", "b\n", "b\n", "b\n")
                .On("a\n", "The answer is 1.</s>")
                .On("b\n", "The answer is 2.</s>");

        // The odds of a are 999 times those of each b, so its weight is 0.993; 1.014 of 8 particles are effective. By the temperature
        // (1 - 1/40) · 7.9 = 7.7 its weight is 2.45 / (2.45 + 7) = 0.26.
        var verifier = StepScores.Verifier(("a\n", 0.999), ("b\n", 0.5));
        var (plain, entropic) = (Model(), Model());
        await RunAsync(plain, verifier, ("particles", 8));
        await RunAsync(entropic, verifier, ("particles", 8), ("entropic", true));

        double[] weights = [2.45 / 9.45, .. Enumerable.Repeat(1 / 9.45, 7)];
        var first = Enumerable.Range(1, 8).Count(id => Seeds.Uniform(Seeds.Of(Seed, id, "resample", 0)) < weights[0]);
        Assert.Equal(8, plain.Calls[1].Count(text => text == "a\n"));
        Assert.Equal(first, entropic.Calls[1].Count(text => text == "a\n"));
    }

    private static Task<SearchResult> RunAsync(ScriptedLanguageModel model, ScriptedVerifier verifier, params (string, object)[] options) =>
        new SearchBuilder
        {
            Model = model,
            Verifiers = [verifier],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "particles",
                Options = SearchBuilder.Options(options.Length == 0 ? [("particles", 4)] : options),
                Aggregation = "last",
                Seed = Seed,
            },
        }.RunAsync();
}
