using Verify.Inference;
using Verify.Search.Budgets;
using Verify.Search.Candidates;
using Verify.Search.Policies;
using Verify.Search.Tree;
using Verify.Verifiers;

namespace Verify.Search.Context;

/// <summary>
/// Everything a strategy may do. It meters the budget, emits the events and writes the journal; when nothing more may be spent it ends the
/// strategy at that call, by an exception that the strategy does not catch.
/// </summary>
/// <remarks>
/// What no strategy may do (grow below a pruned node, accept what is no whole solution) throws an
/// <see cref="InvalidOperationException"/>: it is a bug of the strategy.
/// </remarks>
internal sealed class SearchContext(SearchState state, PolicyCalls policies, Scorer? scorer, Acceptance acceptance, Node root)
{
    private readonly Proposer _proposer = new(state, policies);
    private readonly Writer _writer = new(state, policies);
    private readonly HashSet<Node> _completed = [];
    private bool _wantedMore;

    public SearchPlan Plan => state.Plan;

    /// <summary>Where the search begins.</summary>
    public Node Root { get; } = root;

    public AnswerBoard Board => state.Board;

    public int CandidatesLeft => state.Meter.CandidatesLeft;

    /// <summary>Samples the next steps of all growths in one call. For each growth its new leaves, in order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Node>>> ExpandAsync(IReadOnlyList<Growth> growths)
    {
        state.Meter.RequireCandidates();
        RequireGrowing(growths);
        return await _proposer.StepsAsync(growths);
    }

    /// <summary>
    /// Samples solutions of all growths in one call, to their ends. For each growth its new leaves, in order. When fewer candidates are
    /// left than asked for, only so many are sampled, the first of them, and the strategy ends when it has accepted those.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<Node>>> CompleteAsync(IReadOnlyList<Growth> growths)
    {
        state.Meter.RequireCandidates();
        RequireGrowing(growths);
        var affordable = Affordable(growths);
        _wantedMore |= growths.Sum(growth => growth.Width) > CandidatesLeft;
        var leaves = await _proposer.SolutionsAsync(affordable);
        _completed.UnionWith(leaves.SelectMany(own => own));
        return [.. leaves, .. growths.Skip(affordable.Count).Select(IReadOnlyList<Node> (_) => [])];
    }

    /// <summary>
    /// Has policies write texts beside the tree, in one call of each: one text for each writing, in order. They count as generated tokens
    /// and are drawn from the request's seed, the node that they are about, the prompt and their number there.
    /// </summary>
    public Task<IReadOnlyList<WrittenText>> WriteAsync(IReadOnlyList<Writing> writings) => _writer.WriteAsync(writings);

    /// <summary>
    /// Adds a root with a prompt of its own. What grows from it is a solution like any other, for verifiers too. The steps that it may
    /// begin with are a part of the solution, are run once, and were not generated.
    /// </summary>
    /// <param name="prompt">The prompt's name.</param>
    /// <param name="values">A text for each placeholder but the problem, which is known.</param>
    /// <param name="derivedFrom">The node that it is made of; null for none.</param>
    /// <param name="steps">The steps that it begins with, separators included.</param>
    /// <param name="policy">The policy that is asked; null for the plan's.</param>
    /// <returns>The node from which to grow; null when the prompt and the steps leave no room for an answer.</returns>
    public Task<Node?> AddRootAsync(
        string prompt,
        IReadOnlyDictionary<string, string> values,
        Node? derivedFrom = null,
        IReadOnlyList<string>? steps = null,
        string? policy = null
    ) => _writer.AddRootAsync(policy ?? Plan.Policy, prompt, values, derivedFrom, steps ?? []);

    /// <summary>Scores the steps up to each node and, where those do not decide, the whole solutions among them.</summary>
    public async Task ScoreAsync(IReadOnlyList<Node> nodes)
    {
        if (scorer is null)
        {
            return;
        }

        try
        {
            if (scorer.ScoresSteps)
            {
                await scorer.ScoreStepsAsync(nodes);
            }

            if (scorer.ScoresSolutions)
            {
                await scorer.ScoreSolutionsAsync([.. nodes.Where(node => node.End is GenerationEnd.Finished or GenerationEnd.Length)]);
            }
        }
        finally
        {
            acceptance.UpdateBoard();
        }
    }

    /// <summary>Has the judge compare solutions in one call.</summary>
    public Task<IReadOnlyList<PairVerdict>> CompareAsync(IReadOnlyList<(Node First, Node Second)> pairs) => scorer!.CompareAsync(pairs);

    /// <inheritdoc cref="Acceptance.Aggregate"/>
    public double? Aggregate(Node node) => acceptance.Aggregate(node);

    /// <summary>
    /// Makes candidates of whole solutions: finished ones, and what <see cref="CompleteAsync"/> wrote to its most tokens. What can
    /// be found out exactly about them is, and one that passes all tests, and keeps all constraints, ends the strategy; so does the last
    /// candidate that may be spent, when more were wanted.
    /// </summary>
    public async Task AcceptAsync(IReadOnlyList<Node> leaves)
    {
        if (leaves.FirstOrDefault(leaf => !IsWhole(leaf)) is { } part)
        {
            throw new InvalidOperationException($"Node {part.Id} is no whole solution, so it cannot be accepted.");
        }

        var wantedMore = _wantedMore || leaves.Count > CandidatesLeft;
        if (await acceptance.AcceptAsync([.. leaves.Take(CandidatesLeft)], state.Meter))
        {
            throw new SearchEndedException(StopReason.Passed);
        }

        if (wantedMore)
        {
            throw new SearchEndedException(StopReason.Candidates);
        }
    }

    /// <summary>Says how many solutions were not sampled since those before decided; there is one at least.</summary>
    public void ReportSaved(int solutions)
    {
        var tokens = Board.Candidates.Select(candidate => candidate.Leaf.SolutionTokens).ToList();
        state.Costs.AddSaved((long)Math.Round(tokens.Average() * Math.Min(solutions, CandidatesLeft)));
    }

    /// <summary>Nodes that will not be followed any further.</summary>
    public void Prune(IEnumerable<Node> nodes, string reason)
    {
        foreach (var node in nodes)
        {
            node.PrunedBecause = reason;
            state.Observer.On(new NodePruned(node.Id, reason));
        }

        state.Tree.CountPruning();
    }

    /// <summary>Takes up again what was pruned, to go on from it; what models have given up of it they run again.</summary>
    public void Resume(Node node)
    {
        if (node.PrunedBecause is null)
        {
            throw new InvalidOperationException($"Node {node.Id} was not pruned, so it cannot be taken up again.");
        }

        node.PrunedBecause = null;
        state.Observer.On(new NodeResumed(node.Id, NodeEvents.EndOf(node)));
    }

    /// <summary>
    /// A number from 0 to 1 (excluded), drawn from the request's seed for a node and a purpose: always the same one, whatever was drawn
    /// before.
    /// </summary>
    public double Draw(Node node, string purpose, int number = 0) => Seeds.Uniform(Seeds.Of(Plan.Seed, node.Id, purpose, number));

    /// <summary>
    /// A context for another strategy that searches below a node on a share of what is left of the budget. It grows the same tree, accepts
    /// onto the same board and spends the same budget, of which it never has more than its share.
    /// </summary>
    /// <param name="plan">This search's plan with the strategy and the options of the other.</param>
    /// <param name="share">Above 0, at most 1; of each thing that is left it is at least one.</param>
    /// <param name="below">Where it begins.</param>
    public SearchContext Within(SearchPlan plan, double share, Node below)
    {
        state.Meter.RequireCandidates();
        var nested = plan with
        {
            Candidates = (int)Share(state.Meter.CandidatesLeft),
            Tokens = (int)Share(state.Meter.TokensLeft),
            RewardTokens = state.Meter.RewardTokensLeft == long.MaxValue ? 0 : (int)Share(state.Meter.RewardTokensLeft),
        };
        var within = state with { Plan = nested, Meter = new BudgetMeter(nested, state.Meter) };
        return new SearchContext(within, policies.Within(within), scorer?.Within(within), acceptance, below);

        long Share(long left) => Math.Max(1, (long)(left * share));
    }

    /// <summary>Whether a strategy within this one ended for its share of the budget alone, so that this one goes on.</summary>
    public bool GoesOnAfter(SearchEndedException ended) =>
        ended.Reason is StopReason.Tokens or StopReason.Candidates && !state.Meter.IsSpent;

    /// <summary>Gives nodes the strategy's own value and visits, for those who watch.</summary>
    public void Show(Node node, double? value, int visits)
    {
        (node.Value, node.Visits) = (value, visits);
        state.Observer.On(new NodeValued(node.Id, value, visits));
    }

    private bool IsWhole(Node leaf) =>
        leaf.End == GenerationEnd.Finished || (leaf.End == GenerationEnd.Length && _completed.Contains(leaf));

    private static void RequireGrowing(IReadOnlyList<Growth> growths)
    {
        if (growths.FirstOrDefault(growth => !growth.From.CanGrow || growth.From.IsPruned) is { } stopped)
        {
            throw new InvalidOperationException($"Node {stopped.From.Id} has ended or was pruned, so nothing grows from it.");
        }
    }

    /// <summary>As many of the first continuations as there are candidates left.</summary>
    private List<Growth> Affordable(IReadOnlyList<Growth> growths)
    {
        var (affordable, left) = (new List<Growth>(), CandidatesLeft);
        foreach (var growth in growths.TakeWhile(_ => left > 0))
        {
            affordable.Add(growth with { Width = Math.Min(growth.Width, left) });
            left -= growth.Width;
        }

        return affordable;
    }
}
