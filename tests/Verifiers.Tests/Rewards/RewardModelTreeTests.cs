using System.Text;
using Verify.Inference;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Rewards;

namespace Verify.Verifiers.Tests.Rewards;

/// <summary>What a session runs, keeps and gives back.</summary>
public sealed class RewardModelTreeTests
{
    private const int PromptTokens = 1 + 9 + 1;

    private static readonly Problem Problem = new("How many?", ProblemKind.Math);
    private static readonly ByteTokenizer Tokenizer = new();

    private readonly PseudoRandomRewardModel _model = new(7, Tokenizer, RewardDescriptions.Full);

    private CountingTokenTree Tree => _model.Trees[^1];

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_growing_tree_runs_every_token_once()
    {
        await using var session = await Open(_model);
        var tree = Steps.Tree(width: 3, depth: 4);
        foreach (var level in tree.GroupBy(path => path.Depth))
        {
            await session.Process!.ScoreAsync([.. level], None);
        }

        var distinct = tree.Sum(path => Encoding.UTF8.GetByteCount(path.Text));
        Assert.Equal(PromptTokens + distinct, session.Usage.Tokens);
        Assert.Equal(4, session.Usage.Calls);
    }

    [Fact]
    public async Task Outcome_and_pair_run_only_what_the_steps_did_not()
    {
        await using var session = await Open(_model);
        var (a, b) = (Steps.Of("first", "second"), Steps.Of("other"));
        await session.Process!.ScoreAsync([.. a.Prefixes(), b], None);
        var before = session.Usage.Tokens;

        Assert.Equal(2, session.Outcome!.Cost([a, b]));
        await session.Outcome.ScoreAsync([a, b], None);
        Assert.Equal(before + 2, session.Usage.Tokens);

        // Joiner, the other solution, end and judge, both ways; what comes before is there.
        var tails = (3 + "other\n".Length) + (3 + "first\nsecond\n".Length);
        Assert.Equal(tails, session.Pairwise!.Cost([new(a, b)]));
        await session.Pairwise.CompareAsync([new(a, b)], None);
        Assert.Equal(before + 2 + tails, session.Usage.Tokens);
    }

    [Fact]
    public async Task A_comparison_gives_its_place_back_and_keeps_the_solutions()
    {
        await using var session = await Open(_model);
        var (a, b) = (Steps.Of("first"), Steps.Of("other"));
        await session.Pairwise!.CompareAsync([new(a, b)], None);

        var prompt = TokenPath.Root([Tokenizer.Special("<s>"), .. Tokenizer.Encode("How many?\n")]);
        var end = prompt.Append(Tokenizer.Encode("first\n")).Append([Tokenizer.Special("</s>")]);
        Assert.Equal(0, Tree.MissingTokens([end]));
        Assert.Equal(1, Tree.MissingTokens([end.Append([Tokenizer.Special("<joiner>")])]));
    }

    [Fact]
    public async Task Equal_texts_score_equal_and_cost_nothing_whoever_wrote_them()
    {
        await using var session = await Open(_model);
        var first = await session.Process!.ScoreAsync([Steps.Of("a", "b")], None);
        var again = StepPath.Empty.Append("a\n\n").Append("b");

        Assert.Equal(0, session.Process.Cost([again]));
        Assert.Equal(first, await session.Process.ScoreAsync([again], None));
        Assert.Equal(1, session.Usage.Calls);
    }

    [Fact]
    public async Task A_session_asks_for_the_callers_tokens_and_gives_its_memory_back()
    {
        var session = await Open(_model);
        Assert.Equal(PromptTokens + 100 + 512, Tree.CapacityTokens);
        Assert.False(Tree.Disposed);
        await session.DisposeAsync();
        Assert.True(Tree.Disposed);
    }

    [Fact]
    public async Task A_long_list_is_run_in_parts_of_bounded_tokens_and_keeps_its_order()
    {
        await using var session = await Open(_model);
        var steps = Enumerable.Range(0, 40).Select(i => Steps.Of(new string((char)('a' + (i % 26)), 300) + i)).ToList();
        var together = await session.Process!.ScoreAsync(steps, None);

        Assert.InRange(Tree.ReadSizes.Count, 2, 10);
        Assert.Equal(40, Tree.ReadSizes.Sum());
        await using var alone = await Open(_model);
        for (var i = 0; i < steps.Count; i++)
        {
            Assert.Equal(together[i], (await alone.Process!.ScoreAsync([steps[i]], None))[0]);
        }
    }

    private static ValueTask<IVerifierSession> Open(ILanguageModel model) =>
        new RewardModelVerifier("prm", model).OpenAsync(Problem, 100, None);
}
