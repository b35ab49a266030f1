using Verify.Mathematics;
using Verify.Search.Budgets;
using Verify.Search.Candidates;
using Verify.Search.Context;
using Verify.Search.Events;
using Verify.Search.Journal;
using Verify.Search.Policies;
using Verify.Search.Selections;
using Verify.Search.Strategies;
using Verify.Search.Tree;
using Verify.Verifiers;
using Verify.Verifiers.Answers;

namespace Verify.Search.Running;

/// <summary>Carries plans out.</summary>
internal sealed class SearchRunner(
    IReadOnlyList<ISearchStrategy> strategies,
    IReadOnlyList<ITool> tools,
    IReadOnlyList<PolicyModel> policies,
    IReadOnlyDictionary<string, PolicyPrompts> prompts,
    IReadOnlyList<IVerifier> verifiers,
    IAnswerReader reader,
    IAnswerEquivalence equivalence,
    TimeProvider time
)
{
    public async Task<SearchResult> RunAsync(
        SearchPlan plan,
        ISearchObserver observer,
        ISearchJournal journal,
        CancellationToken cancellationToken
    )
    {
        // 1. What earlier runs found out.
        var log = await OutcomeLog.OpenAsync(journal, plan, cancellationToken);
        using var clock = new SearchClock(time, plan.Seconds, log.SecondsBefore, cancellationToken);
        string[] names = [plan.Policy, .. plan.FurtherPolicies];
        var models = names.Select(name => policies.First(policy => policy.Name == name)).ToList();
        var state = new SearchState(
            plan,
            new SearchTree(plan.Policy, RootPrompt.Of(plan.Problem.Text), prompts[plan.Policy].Of(plan.Problem)),
            new AnswerBoard(plan.Problem, reader, equivalence),
            new BudgetMeter(plan),
            clock,
            log,
            new EventStream(observer)
        );
        state.TellCreated(state.Tree.Root);

        // 2. Memory of policy and verifier; 3. the search.
        var stopped = await SearchAsync(state, models);

        // 4. What came of it.
        var result = new ResultBuilder(state, models[0].Model.Description.Abilities).Build(stopped);
        var ranking = result.Candidates.Select(candidate => candidate.NodeId).ToList();
        state.Observer.On(new SearchDone(result.Stopped, result.Answer, result.Score, ranking));
        return result;
    }

    private async Task<StopReason> SearchAsync(SearchState state, IReadOnlyList<PolicyModel> models)
    {
        var strategy = strategies.First(strategy => strategy.Name == state.Plan.Strategy);
        var sessions = await OpenAsync(state, models, strategy);
        if (sessions is null)
        {
            return StopReason.Seconds;
        }

        await using (sessions)
        {
            var selection = SelectionCatalog.Get(state.Plan.Selection);
            var scorer = sessions.Verifier is null ? null : new Scorer(state, sessions.Verifier, sessions.StepsDecide);
            var acceptance = new Acceptance(state, scorer, selection);
            var context = new SearchContext(state, new PolicyCalls(state, sessions.Policies), scorer, acceptance, state.Tree.Root);
            var stopped = await UntilSpentAsync(() => strategy.RunAsync(context));
            var closed = await UntilSpentAsync(() => new FinalSelection(state, context, acceptance, selection).FinishAsync());
            return stopped == StopReason.Completed || closed == StopReason.Passed ? closed : stopped;
        }
    }

    /// <summary>Null when the time was up before the memory was there.</summary>
    private async Task<Sessions?> OpenAsync(SearchState state, IReadOnlyList<PolicyModel> models, ISearchStrategy strategy)
    {
        var start = state.Clock.Now();
        try
        {
            return await Sessions.OpenAsync(state, strategy, models, verifiers, tools);
        }
        catch (OperationCanceledException) when (state.Clock.Interrupted == StopReason.Seconds)
        {
            return null;
        }
        finally
        {
            state.Clock.AddQueued(start);
        }
    }

    private static async Task<StopReason> UntilSpentAsync(Func<Task<StopReason>> workAsync)
    {
        try
        {
            return await workAsync();
        }
        catch (SearchEndedException spent)
        {
            return spent.Reason;
        }
    }
}
