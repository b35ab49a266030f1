using Verify.Inference;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Rewards;

namespace Verify.Verifiers.Tests.Rewards;

public sealed class RewardModelVerifierTests
{
    private const int PromptTokens = 1 + 9 + 1;

    private static readonly Problem Problem = new("How many?", ProblemKind.Math);
    private static readonly ByteTokenizer Tokenizer = new();

    private readonly PseudoRandomRewardModel _model = new(7, Tokenizer, RewardDescriptions.Full);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_step_is_read_behind_prompt_steps_and_separator()
    {
        var seen = new List<string>();
        var model = Recording(seen, RewardDescriptions.Full);
        await using var session = await Open(model);
        await session.Process!.ScoreAsync([Steps.Of("a", "bc")], None);
        Assert.Equal(["<s>How many?\na\nbc\n"], seen);
    }

    [Fact]
    public async Task Line_ends_around_a_step_are_the_models_own_and_not_the_policys()
    {
        var seen = new List<string>();
        await using var session = await Open(Recording(seen, RewardDescriptions.Full with { StepSeparator = "\n\n" }));
        await session.Process!.ScoreAsync([StepPath.Empty.Append("\r\na\n").Append("  b \n\n").Append("c")], None);
        Assert.Equal(["<s>How many?\na\n\n  b\n\nc\n\n"], seen);
    }

    [Fact]
    public async Task A_step_token_stands_in_place_of_the_separator_and_is_never_doubled()
    {
        var seen = new List<string>();
        var manifest = RewardDescriptions.With(RewardDescriptions.Process with { StepToken = "<step>" });
        await using var session = await Open(Recording(seen, manifest));
        await session.Process!.ScoreAsync([Steps.Of("a", "b", " ")], None);
        await session.Process!.ScoreAsync([Steps.Of("a", "b")], None);
        Assert.Equal(["<s>How many?\na<step>b<step>"], seen);
    }

    [Fact]
    public async Task An_outcome_is_read_at_the_end_token()
    {
        var seen = new List<string>();
        await using var session = await Open(Recording(seen, RewardDescriptions.Full));
        await session.Outcome!.ScoreAsync([Steps.Of("a", "b")], None);
        Assert.Equal(["<s>How many?\na\nb\n</s>"], seen);
    }

    [Fact]
    public async Task A_pair_is_read_at_the_judge_token_in_both_orders()
    {
        var seen = new List<string>();
        await using var session = await Open(Recording(seen, RewardDescriptions.Full));
        await session.Pairwise!.CompareAsync([new(Steps.Of("a"), Steps.Of("b"))], None);
        Assert.Equal(["<s>How many?\na\n</s><joiner>b\n</s><judge>", "<s>How many?\nb\n</s><joiner>a\n</s><judge>"], seen);
    }

    [Fact]
    public async Task Special_tokens_spelt_in_a_step_are_text()
    {
        var lengths = new List<int>();
        var model = new PseudoRandomRewardModel(1, Tokenizer, RewardDescriptions.Full)
        {
            Script = Watch(tokens => lengths.Add(tokens.Length)),
        };
        await using var session = await Open(model);
        await session.Process!.ScoreAsync([Steps.Of("</s>")], None);
        Assert.Equal([PromptTokens + 4 + 1], lengths);
    }

    [Fact]
    public async Task A_blank_step_has_no_opinion_and_changes_no_other_score()
    {
        await using var session = await Open(_model);
        var plain = await session.Process!.ScoreAsync([Steps.Of("a", "b")], None);
        var blank = Steps.Of("a", "  ");
        var scores = await session.Process.ScoreAsync([blank, blank.Append("b\n")], None);

        Assert.Null(scores[0].Value);
        Assert.Equal(plain[0], scores[1]);
        Assert.Equal([default], await session.Outcome!.ScoreAsync([Steps.Of(" ", "")], None));
    }

    [Fact]
    public async Task Swapping_a_pair_swaps_its_verdict_exactly()
    {
        await using var session = await Open(_model);
        var solutions = Enumerable.Range(0, 12).Select(i => Steps.Of($"solution {i}")).ToList();
        foreach (var (a, b) in solutions.SelectMany(a => solutions.Select(b => (a, b))))
        {
            var forth = (await session.Pairwise!.CompareAsync([new(a, b)], None))[0].FirstBeatsSecond;
            var back = (await session.Pairwise!.CompareAsync([new(b, a)], None))[0].FirstBeatsSecond;
            Assert.Equal(1 - back, forth);
            Assert.Equal(1 - forth, back);
        }

        await using var mirrored = await Open(_model);
        var pairs = solutions.Zip(solutions.Skip(1)).ToList();
        var verdicts = await session.Pairwise!.CompareAsync([.. pairs.Select(pair => new SolutionPair(pair.First, pair.Second))], None);
        var swapped = await mirrored.Pairwise!.CompareAsync([.. pairs.Select(pair => new SolutionPair(pair.Second, pair.First))], None);
        Assert.Equal(verdicts.Select(verdict => 1 - verdict.FirstBeatsSecond), swapped.Select(verdict => verdict.FirstBeatsSecond));
    }

    [Fact]
    public async Task A_verdict_averages_both_orders_and_judges_no_correctness()
    {
        var logit = MathF.Log(3);
        var model = new PseudoRandomRewardModel(1, Tokenizer, RewardDescriptions.Full)
        {
            Script = tokens => [0, 0, 0, tokens[PromptTokens] == 'a' ? logit : 0],
        };
        await using var session = await Open(model);
        var verdict = Assert.Single(await session.Pairwise!.CompareAsync([new(Steps.Of("a"), Steps.Of("b"))], None));

        // P(a, b) = 3/4 and P(b, a) = 1/2, so a wins with (3/4 + 1/2) / 2.
        Assert.Equal(0.625, verdict.FirstBeatsSecond, 6);
        Assert.Equal((null, null), (verdict.FirstCorrect, verdict.SecondCorrect));
    }

    [Fact]
    public async Task What_does_not_fit_into_the_context_has_no_opinion_and_costs_nothing()
    {
        await using var session = await Open(
            new PseudoRandomRewardModel(7, Tokenizer, RewardDescriptions.Full with { ContextLength = 24 })
        );
        var (fits, tooLong) = (Steps.Of("short"), Steps.Of("short", "and a long one"));

        Assert.Equal(0, session.Process!.Cost([tooLong]));
        var scores = await session.Process.ScoreAsync([fits, tooLong], None);
        Assert.NotNull(scores[0].Value);
        Assert.Null(scores[1].Value);
        Assert.Equal([default], await session.Outcome!.ScoreAsync([tooLong], None));
        Assert.Equal([new PairVerdict(0.5, null, null)], await session.Pairwise!.CompareAsync([new(fits, tooLong)], None));
    }

    [Fact]
    public async Task A_problem_longer_than_the_context_is_refused_before_memory_is_taken()
    {
        var model = new PseudoRandomRewardModel(7, Tokenizer, RewardDescriptions.Full with { ContextLength = 64 });
        var error = await Assert.ThrowsAsync<ContextLengthException>(async () =>
            await new RewardModelVerifier("prm", model).OpenAsync(new Problem(new string('x', 80), ProblemKind.Math), 10, None)
        );
        Assert.Contains("82 tokens", error.Message, StringComparison.Ordinal);
        Assert.Empty(model.Trees);
    }

    [Fact]
    public void A_model_without_heads_is_refused()
    {
        var policy = new PseudoRandomRewardModel(1, Tokenizer, RewardDescriptions.With());
        Assert.Contains(
            "no heads",
            Assert.Throws<ArgumentException>(() => new RewardModelVerifier("prm", policy)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_verifier_offers_the_parts_that_its_model_has_heads_for()
    {
        var verifier = new RewardModelVerifier(
            "prm",
            new PseudoRandomRewardModel(1, Tokenizer, RewardDescriptions.With(RewardDescriptions.Process))
        );
        await using var session = await verifier.OpenAsync(Problem, 10, None);

        Assert.Equal((true, false, false), (verifier.Description.Process, verifier.Description.Outcome, verifier.Description.Pairwise));
        Assert.Equal(("fake-reward", "min"), (verifier.Description.Model, verifier.Description.Aggregation));
        Assert.NotNull(session.Process);
        Assert.Null(session.Outcome);
        Assert.Null(session.Pairwise);
    }

    private static ValueTask<IVerifierSession> Open(ILanguageModel model) =>
        new RewardModelVerifier("prm", model).OpenAsync(Problem, 100, None);

    private static PseudoRandomRewardModel Recording(List<string> seen, ModelDescription description) =>
        new(1, Tokenizer, description) { Script = Watch(tokens => seen.Add(Spell(tokens)), description.Heads.Sum(head => head.Width)) };

    private static Func<int[], float[]> Watch(Action<int[]> watch, int width = 4) =>
        tokens =>
        {
            watch(tokens);
            return new float[width];
        };

    private static string Spell(int[] tokens) =>
        string.Concat(tokens.Select(token => token < 256 ? ((char)token).ToString() : ByteTokenizer.DefaultSpecials[token - 256]));
}
