using Verify.Inference;
using Verify.Search.Budgets;
using Verify.Search.Journal;
using Verify.Search.Needs;
using Verify.Search.Selections;
using Verify.Search.Tree;
using Verify.Verifiers;

namespace Verify.Search.Context;

/// <summary>Has the verifier score steps and solutions and compare pairs, within the budget, by way of the journal.</summary>
internal sealed class Scorer(SearchState state, IVerifierSession verifier, bool stepsDecide)
{
    private readonly bool _isJudged = SelectionCatalog.Get(state.Plan.Selection).Needs.Contains(Need.PairwiseJudge);
    private int _prunings;

    public bool ScoresSteps => verifier.Process is not null;

    /// <summary>Whole solutions are scored where their steps' scores do not say it all.</summary>
    public bool ScoresSolutions => verifier.Outcome is not null && !stepsDecide;

    /// <summary>The same for a search within this one.</summary>
    public Scorer Within(SearchState nested) => new(nested, verifier, stepsDecide);

    /// <summary>Scores the last step of each node and, in the same list, every step before it that has no score yet.</summary>
    public async Task ScoreStepsAsync(IEnumerable<Node> nodes)
    {
        var unscored = nodes
            .SelectMany(node => node.FromFirstStep())
            .Where(node => node.Prefix is { HasStepScore: false, Steps.Depth: > 0 })
            .DistinctBy(node => node.Prefix)
            .OrderBy(node => node.Id)
            .ToList();
        if (unscored.Count == 0)
        {
            return;
        }

        var outcome = state.Log.Next<StepsScored>(told => AreFirstOf(told.Nodes, unscored))
            ?? await PayAsync<StepsScored>(async () =>
            {
                var affordable = Affordable(unscored, some => verifier.Process!.Cost(Steps(some)));
                var scores = await verifier.Process!.ScoreAsync(Steps(affordable), state.Clock.Interrupt);
                return cost => new StepsScored(Ids(affordable), scores) { Cost = cost };
            });
        Take(outcome, outcome.Scores, unscored, (prefix, score) => prefix.Step = score, NodeEvents.StepScore);
    }

    /// <summary>Scores the whole solutions that end in these nodes, after it is written down what can be found out about them.</summary>
    public async Task ScoreSolutionsAsync(IReadOnlyList<Node> nodes)
    {
        await ReportAsync(nodes);
        var unscored = nodes
            .Where(node => node.Prefix is { HasOutcomeScore: false, Steps.Depth: > 0 })
            .DistinctBy(node => node.Prefix)
            .ToList();
        if (unscored.Count == 0)
        {
            return;
        }

        var outcome = state.Log.Next<SolutionsScored>(told => AreFirstOf(told.Nodes, unscored))
            ?? await PayAsync<SolutionsScored>(async () =>
            {
                var affordable = Affordable(unscored, some => verifier.Outcome!.Cost(Steps(some)));
                var scores = await verifier.Outcome!.ScoreAsync(Steps(affordable), state.Clock.Interrupt);
                return cost => new SolutionsScored(Ids(affordable), scores) { Cost = cost };
            });
        Take(outcome, outcome.Scores, unscored, (prefix, score) => prefix.Outcome = score, NodeEvents.SolutionScore);
    }

    /// <summary>One verdict per pair, in order.</summary>
    public async Task<IReadOnlyList<PairVerdict>> CompareAsync(IReadOnlyList<(Node First, Node Second)> pairs)
    {
        var outcome = state.Log.Next<PairsCompared>(told => AreFirstOf(told, pairs))
            ?? await PayAsync<PairsCompared>(async () =>
            {
                var affordable = Affordable(pairs, some => verifier.Pairwise!.Cost(Solutions(some)));
                var verdicts = await verifier.Pairwise!.CompareAsync(Solutions(affordable), state.Clock.Interrupt);
                return cost => new PairsCompared(
                    Ids(affordable.Select(pair => pair.First)),
                    Ids(affordable.Select(pair => pair.Second)),
                    verdicts
                )
                {
                    Cost = cost,
                };
            });
        Account(outcome);
        foreach (var ((first, second), verdict) in pairs.Zip(outcome.Verdicts))
        {
            state.Observer.On(new PairCompared(first.Id, second.Id, verdict.FirstBeatsSecond, verdict.FirstCorrect, verdict.SecondCorrect));
        }

        RequireAll(outcome.Verdicts.Count, pairs.Count);
        return outcome.Verdicts;
    }

    /// <summary>
    /// Finds out what can be found out exactly about the solutions that end in these nodes, such as test results. What the journal tells is
    /// told to the verifier too, which need not find it out again to score.
    /// </summary>
    public async Task ReportAsync(IReadOnlyList<Node> nodes)
    {
        var unknown = nodes.Where(node => node.Prefix is { Report: null, Steps.Depth: > 0 }).DistinctBy(node => node.Prefix).ToList();
        if (unknown.Count == 0 || verifier.Reporter is not { } reporter)
        {
            return;
        }

        var outcome = state.Log.Next<SolutionsReported>(told => AreFirstOf(told.Nodes, unknown));
        if (outcome is not null)
        {
            reporter.Remember(Steps(unknown), outcome.Reports);
        }

        outcome ??= await PayAsync<SolutionsReported>(async () =>
        {
            var reports = await reporter.ReportAsync(Steps(unknown), state.Clock.Interrupt);
            return cost => new SolutionsReported(Ids(unknown), reports) { Cost = cost };
        });
        Account(outcome);
        foreach (var (node, report) in unknown.Zip(outcome.Reports))
        {
            node.Prefix.Report = report;
        }

        state.TellVerdicts([.. unknown.Take(outcome.Reports.Count).Where(node => node.Prefix.Report?.Tests is not null)], NodeEvents.Tests);
    }

    /// <summary>
    /// What may grow or has no score yet; where solutions will be compared, all of them; and while nothing is finished what was cut off,
    /// which may be all
    /// there is in the end.
    /// </summary>
    private IEnumerable<Node> MayBeAskedAbout()
    {
        var hasFinished = state.Board.Candidates.Any(candidate => candidate.Finished);
        return state.Tree.Nodes.Where(node =>
            node.IsLeaf
            && (
                node.PrunedBecause is null
                    ? node.CanGrow || !node.Prefix.HasStepScore || _isJudged
                    : node.End == GenerationEnd.Length && !hasFinished
            )
        );
    }

    /// <summary>A budget may have paid for the first of them only.</summary>
    private static bool AreFirstOf(IReadOnlyList<int> ids, IReadOnlyList<Node> asked) => ids.SequenceEqual(Ids(asked.Take(ids.Count)));

    private static bool AreFirstOf(PairsCompared told, IReadOnlyList<(Node First, Node Second)> asked) =>
        AreFirstOf(told.First, [.. asked.Select(pair => pair.First)]) && AreFirstOf(told.Second, [.. asked.Select(pair => pair.Second)]);

    private static IReadOnlyList<int> Ids(IEnumerable<Node> nodes) => [.. nodes.Select(node => node.Id)];

    private static IReadOnlyList<StepPath> Steps(IEnumerable<Node> nodes) => [.. nodes.Select(node => node.Prefix.Steps)];

    private static IReadOnlyList<SolutionPair> Solutions(IEnumerable<(Node First, Node Second)> pairs) =>
        [.. pairs.Select(pair => new SolutionPair(pair.First.Prefix.Steps, pair.Second.Prefix.Steps))];

    private static void RequireAll(int done, int wanted)
    {
        if (done < wanted)
        {
            throw new SearchEndedException(StopReason.Tokens);
        }
    }

    /// <summary>As many of the first as the reward budget pays for; at least one.</summary>
    private List<T> Affordable<T>(IReadOnlyList<T> wanted, Func<IReadOnlyList<T>, int> cost)
    {
        var left = state.Meter.RewardTokensLeft;
        var (fits, fitsNot) = (0, wanted.Count + 1);
        if (left == long.MaxValue || cost(wanted) <= left)
        {
            return [.. wanted];
        }

        while (fitsNot - fits > 1)
        {
            var middle = (fits + fitsNot) / 2;
            (fits, fitsNot) = cost([.. wanted.Take(middle)]) <= left ? (middle, fitsNot) : (fits, middle);
        }

        RequireAll(fits, 1);
        return [.. wanted.Take(fits)];
    }

    private async Task<TOutcome> PayAsync<TOutcome>(Func<Task<Func<OutcomeCost, TOutcome>>> askAsync)
        where TOutcome : PaidOutcome
    {
        state.Clock.Check();
        if (_prunings < state.Tree.Prunings)
        {
            verifier.Keep([StepPath.Empty, .. MayBeAskedAbout().Select(node => node.Prefix.Steps)]);
            _prunings = state.Tree.Prunings;
        }

        var (before, start) = (verifier.Usage, state.Clock.Now());
        try
        {
            var outcomeOf = await askAsync();
            state.Clock.AddReward(start);
            var outcome = outcomeOf(Cost());
            await state.Log.AppendAsync(outcome);
            return outcome;
        }
        catch (OperationCanceledException) when (state.Clock.Interrupted is not null)
        {
            state.Clock.AddReward(start);
            state.Costs.AddReward(Cost());
            throw new SearchEndedException(state.Clock.Interrupted.Value);
        }

        OutcomeCost Cost() =>
            new(
                verifier.Usage.Tokens - before.Tokens,
                verifier.Usage.ReusedTokens - before.ReusedTokens,
                verifier.Usage.Calls - before.Calls,
                state.Clock.TotalSeconds
            );
    }

    /// <summary>Gives the first nodes their scores; when the budget paid for fewer than wanted, the strategy ends.</summary>
    private void Take(
        PaidOutcome outcome,
        IReadOnlyList<Score> scores,
        List<Node> wanted,
        Action<Prefix, Score> set,
        Func<Node, VerdictEvent?> eventOf
    )
    {
        Account(outcome);
        foreach (var (node, score) in wanted.Zip(scores))
        {
            set(node.Prefix, score);
        }

        state.TellVerdicts([.. wanted.Take(scores.Count)], eventOf);

        RequireAll(scores.Count, wanted.Count);
    }

    private void Account(PaidOutcome outcome)
    {
        state.Costs.AddReward(outcome.Cost);
        state.Meter.AddReward(outcome.Cost.ComputedTokens);
        state.ReportProgress(outcome.Cost);
    }
}
