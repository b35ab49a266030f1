using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Selections;
using Verify.Search.Strategies.RestMcts;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>
/// MCTS* (Zhang et al. 2024, "ReST-MCTS*: LLM Self-Training via Process Reward Guided Tree Search"): the process reward is the value of a
/// partial solution; the best new child is valued by a greedy rollout of a few steps too. It ends when a solution is worth the end gate.
/// </summary>
/// <remarks>The paper's value also tells how far a solution has come. A process reward does not, so the gate is for solutions.</remarks>
internal sealed class RestMctsStrategy : ISearchStrategy
{
    private readonly IntegerOption _simulations;
    private readonly IntegerOption _expansions;
    private readonly IntegerOption _rolloutSteps;
    private readonly NumberOption _rolloutWeight;
    private readonly NumberOption _exploration;
    private readonly NumberOption _firstVisit;
    private readonly NumberOption _endGate;
    private readonly IntegerOption _maxSteps;

    public RestMctsStrategy()
    {
        _simulations = Options.Integer("simulations", 32, 1, 4096, "Simulations (root-to-leaf traversals) at most.");
        _expansions = Options.Integer("expansions", 3, 1, 64, "Next steps proposed at each leaf (branch).");
        _rolloutSteps = Options.Integer("rolloutSteps", 2, 0, 64, "Steps of the greedy rollout from the best new child.");
        _rolloutWeight = Options.Number("rolloutWeight", 0.5, 0, 1, "Weight (alpha) of the best value of a rollout in its child's.");
        _exploration = Options.Number("exploration", 0.4, 0, 100, "UCT exploration constant c.");
        _firstVisit = Options.Number("firstVisit", 1, 0, 100, "Added to the value of a child that was not visited, so that it is.");
        _endGate = Options.Number("endGate", 0.9, 0, 1, "Value of a solution that ends the search.");
        _maxSteps = Options.MaxSteps();
    }

    public string Summary =>
        "Monte Carlo tree search by values with short greedy rollouts (MCTS*), which ends at the first solution that is "
        + "good enough; for a reward that can be trusted on an absolute scale. Costs about three calls a simulation.";

    public OptionSet Options { get; } = new("rest-mcts");

    public IReadOnlyList<string> Selections => ["argmax", .. SelectionCatalog.OfScored.Except(["argmax"])];

    public IReadOnlyList<Need> Needs => [Need.ProcessReward];

    public LiveTokens Live(SearchPlan plan) =>
        new(Solutions: 0, Steps: (long)_simulations.Of(plan) * (_expansions.Of(plan) + _rolloutSteps.Of(plan)));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var plan = context.Plan;
        var tree = new ValueTree(context.Root, _exploration.Of(plan), _firstVisit.Of(plan));
        for (var simulation = 0; simulation < _simulations.Of(plan); simulation++)
        {
            // 1. Select a leaf.
            var leaf = tree.Select();

            // 2. Expand it, and value what grew.
            var solutions = new List<Node>();
            if (leaf.Step.CanGrow && !leaf.IsDead && leaf.Step.Depth - context.Root.Depth < _maxSteps.Of(plan))
            {
                solutions.AddRange(await ExpandAsync(leaf, context));
            }

            // 3. Roll out from the best new child.
            if (leaf.Children.Count > 0)
            {
                var best = tree.BestChild(leaf);
                solutions.AddRange(await RollOutAsync(best, context));
                best.Visits++;
                context.Show(best.Step, best.Value, best.Visits);
            }

            // 4. Back up.
            ValueTree.Backup(leaf);
            for (var node = leaf; node is not null; node = node.Parent)
            {
                context.Show(node.Step, node.Value, node.Visits);
            }

            // 5. A solution that is good enough ends the search.
            if (solutions.Exists(solution => solution.Prefix.Worth >= _endGate.Of(plan)))
            {
                break;
            }
        }

        return StopReason.Completed;
    }

    /// <summary>The solutions among the new children.</summary>
    private async Task<IReadOnlyList<Node>> ExpandAsync(ValueNode leaf, SearchContext context)
    {
        var children = context.DropUnusable((await context.ExpandAsync([leaf.Step], _expansions.Of(context.Plan)))[0]);
        await context.ScoreAsync(children);
        foreach (var child in children)
        {
            leaf.AddChild(child, child.Prefix.Worth ?? leaf.Value);
        }

        if (children.Count == 0)
        {
            (leaf.IsDead, leaf.Value) = (true, 0);
        }

        return await AcceptAsync(children, context);
    }

    /// <summary>
    /// Takes greedy steps from a node and mixes the best of their values into its own: V ← (1 - α)·V + α·max V(rollout). The solution that
    /// the rollout came to, if any.
    /// </summary>
    private async Task<IReadOnlyList<Node>> RollOutAsync(ValueNode node, SearchContext context)
    {
        var rollout = await context.StepGreedilyAsync([node.Step], _rolloutSteps.Of(context.Plan));
        await context.ScoreAsync(rollout);
        if (rollout.Count > 0)
        {
            var (weight, best) = (_rolloutWeight.Of(context.Plan), rollout.Max(step => step.Prefix.Worth ?? node.Value));
            node.Value = ((1 - weight) * node.Value) + (weight * best);
        }

        return await AcceptAsync(rollout, context);
    }

    private static async Task<IReadOnlyList<Node>> AcceptAsync(IReadOnlyList<Node> steps, SearchContext context)
    {
        var solutions = steps.Where(step => step.End == GenerationEnd.Finished).ToList();
        await context.AcceptAsync(solutions);
        return solutions;
    }
}
