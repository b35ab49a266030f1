using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Contract;

/// <summary>What holds for every strategy; a new one joins by being in the catalog.</summary>
public sealed class StrategyContractTests
{
    private const int ModelCallsTried = 12;

    public static TheoryData<string> Strategies => SampleStrategies.Names;

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task The_same_seed_grows_the_same_tree(string strategy)
    {
        var (first, second) = (await Search(strategy).RunAsync(), await Search(strategy).RunAsync());

        Assert.True(first.Tree.Count > 1);
        Assert.Equal(first.Tree, second.Tree);
        Assert.Equal(first.Candidates.Select(candidate => candidate.NodeId), second.Candidates.Select(candidate => candidate.NodeId));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Another_seed_grows_another_tree_where_a_strategy_samples(string strategy)
    {
        var first = await Search(strategy).RunAsync();
        var second = await Search(strategy, request => request with { Seed = 8 }).RunAsync();

        Assert.Equal(SampleStrategies.Get(strategy).Samples, !first.Tree.SequenceEqual(second.Tree));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task The_result_was_generated_and_its_books_balance(string strategy)
    {
        var result = await Search(strategy).RunAsync();

        var best = result.Candidates[0];
        Assert.Equal(result.Solution, best.Text);
        Assert.Equal(result.Solution, TextOf(result, best.NodeId));
        // What a tool put in has no probability, and was not generated.
        Assert.Equal(best.TokenLogProbabilities.Count(token => token.LogProbability != 0), best.Tokens);
        Assert.Equal(result.Usage.GeneratedTokens - best.Tokens, result.Usage.DiscardedTokens);
        Assert.True(result.Tree.Sum(node => (long)node.Tokens) <= result.Usage.GeneratedTokens);
        Assert.Equal(Enumerable.Range(1, result.Candidates.Count), result.Candidates.Select(candidate => candidate.Rank));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task No_budget_of_candidates_is_overshot(string strategy)
    {
        foreach (var candidates in Enumerable.Range(1, 6))
        {
            var result = await Search(strategy, request => request with { Budget = new SearchBudget { Candidates = candidates } })
                .RunAsync();

            Assert.InRange(result.Candidates.Count, 1, candidates);
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task No_budget_of_tokens_is_overshot_and_something_is_returned(string strategy)
    {
        foreach (var tokens in Enumerable.Range(1, 40).Concat([60, 100, 200]))
        {
            var result = await Search(strategy, request => request with { Budget = new SearchBudget { Tokens = tokens } }).RunAsync();

            Assert.InRange(result.Usage.GeneratedTokens, 1, tokens);
            Assert.NotEmpty(result.Solution);
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task No_budget_of_reward_tokens_is_overshot(string strategy)
    {
        foreach (var tokens in Enumerable.Range(1, 40).Concat([60, 100, 200]))
        {
            var result = await Search(strategy, request => request with { Budget = new SearchBudget { RewardTokens = tokens } }).RunAsync();

            Assert.InRange(result.Usage.RewardTokens, 0, tokens);
            Assert.NotEmpty(result.Solution);
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task A_candidate_is_scored_by_all_its_steps_or_not_at_all_wherever_a_budget_ends(string strategy)
    {
        // A solution that was finished by the call that spent the budget once kept the aggregate of the steps that had been scored before
        // it.
        foreach (var spent in Enumerable.Range(1, 40).Select(number => number * 10))
        {
            foreach (var budget in (SearchBudget[])[new() { Tokens = spent }, new() { RewardTokens = spent }])
            {
                var result = await Search(strategy, request => request with { Budget = budget }).RunAsync();

                Assert.All(result.Candidates, candidate =>
                    Assert.Equal(
                        candidate.Steps.Any(step => step.Score is null)
                            ? null
                            : Aggregation.Apply(result.Plan.Aggregation, candidate.Steps.Select(step => step.Score)),
                        candidate.Score
                    )
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task The_steps_of_a_candidate_joined_are_its_text(string strategy)
    {
        var result = await Search(strategy, request => request with { Sampling = new SearchSampling { Stop = ["\nx", "\na"] } }).RunAsync();

        Assert.All(result.Candidates, candidate => Assert.Equal(candidate.Text, string.Concat(candidate.Steps.Select(step => step.Text))));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Cancelled_at_any_call_of_the_policy_the_best_so_far_is_returned_and_memory_given_back(string strategy)
    {
        for (var call = 1; call <= ModelCallsTried; call++)
        {
            using var cancellation = new CancellationTokenSource();
            var model = new PseudoRandomLanguageModel { BeforeCall = number => CancelAt(number, call, cancellation) };
            var result = await Search(strategy, model: model, cancellation: cancellation.Token).RunAsync();

            Assert.Equal(model.Calls >= call, result.Stopped == StopReason.Cancelled);
            Assert.All(model.Trees, tree => Assert.True(tree.Disposed));
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Cancelled_at_any_call_of_the_verifier_the_best_so_far_is_returned_and_memory_given_back(string strategy)
    {
        for (var call = 1; call <= ModelCallsTried; call++)
        {
            using var cancellation = new CancellationTokenSource();
            var (model, verifier) = (new PseudoRandomLanguageModel(), HashedScores.Verifier());
            var asked = 0;
            verifier.BeforeCall = number => CancelAt(asked = number, call, cancellation);
            var result = await Search(strategy, model: model, verifier: verifier, cancellation: cancellation.Token).RunAsync();

            Assert.Equal(asked >= call, result.Stopped == StopReason.Cancelled);
            Assert.NotEmpty(result.Solution);
            Assert.All(model.Trees, tree => Assert.True(tree.Disposed));
            Assert.All(verifier.Sessions, session => Assert.True(session.Disposed));
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task An_error_of_a_model_passes_through_and_memory_is_given_back(string strategy)
    {
        var verifier = HashedScores.Verifier();
        var model = new PseudoRandomLanguageModel { BeforeCall = _ => throw new InvalidDataException("broken") };

        await Assert.ThrowsAsync<InvalidDataException>(() => Search(strategy, model: model, verifier: verifier).RunAsync());

        Assert.All(model.Trees, tree => Assert.True(tree.Disposed));
        Assert.All(verifier.Sessions, session => Assert.True(session.Disposed));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Events_tell_the_whole_tree(string strategy)
    {
        var events = new EventList();
        var result = await Search(strategy).RunAsync(events);

        var created = events.Events.OfType<NodeCreated>().ToList();
        Assert.Equal(
            result.Tree.Select(node => (node.Id, node.Parent, node.Text)),
            created.Select(node => (node.Id, node.Parent, node.Text))
        );
        Assert.Equal(result.Tree.Where(node => node.State == "pruned").Select(node => node.Id), Pruned(events).Order());
        Assert.Equal(result.Tree.Select(node => node.DerivedFrom), created.Select(node => node.DerivedFrom));
        Assert.Equal(result.Usage.GeneratedTokens, events.Events.OfType<BudgetProgress>().Last().GeneratedTokens);
        Assert.Equal(result.Answer, events.Events.OfType<AnswerChanged>().Last().Answer);
    }

    private static SearchBuilder Search(
        string strategy,
        Func<SearchRequest, SearchRequest>? change = null,
        PseudoRandomLanguageModel? model = null,
        IVerifier? verifier = null,
        CancellationToken? cancellation = null
    )
    {
        var request = new SearchRequest
        {
            Problem = "What is 1 + 1?",
            Seed = 7,
            Strategy = strategy,
        };
        return new SearchBuilder
        {
            Model = model ?? new PseudoRandomLanguageModel(),
            Verifiers = [verifier ?? HashedScores.Verifier()],
            Cancellation = cancellation ?? TestContext.Current.CancellationToken,
            Request = change is null ? request : change(request),
        };
    }

    /// <summary>What was pruned and not taken up again.</summary>
    private static HashSet<int> Pruned(EventList events)
    {
        var pruned = new HashSet<int>();
        foreach (var told in events.Events)
        {
            if (told is NodePruned gone)
            {
                pruned.Add(gone.NodeId);
            }
            else if (told is NodeResumed again)
            {
                pruned.Remove(again.NodeId);
            }
        }

        return pruned;
    }

    private static void CancelAt(int number, int call, CancellationTokenSource cancellation)
    {
        if (number == call)
        {
            cancellation.Cancel();
        }
    }

    private static string TextOf(SearchResult result, int? id) =>
        id is { } node ? TextOf(result, result.Tree[node].Parent) + result.Tree[node].Text : "";
}
