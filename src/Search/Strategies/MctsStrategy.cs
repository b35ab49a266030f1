using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Strategies.Mcts;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>
/// Monte Carlo tree search with PUCT over steps, guided by a process reward (constants of AlphaZero; over reasoning steps as in Feng et al.
/// 2023,
/// "AlphaZero-like Tree-Search can Guide LLM Decoding", and Wang et al. 2024, "OpenR").
/// </summary>
internal sealed class MctsStrategy : ISearchStrategy
{
    private static readonly IntegerOption Simulations = new("simulations", 32, 1, 4096, "Simulations (root-to-leaf traversals).");
    private static readonly IntegerOption Wave = new(
        "wave",
        8,
        1,
        64,
        "Leaves that are expanded and scored in one call, under virtual loss."
    );
    private static readonly IntegerOption Expansions = new("expansions", 4, 1, 64, "Next steps proposed at each leaf.");
    private static readonly IntegerOption Rollouts = new(
        "rollouts",
        0,
        0,
        16,
        "Rollouts (completions) per leaf, whose mean score is its value; 0 uses the process reward instead."
    );
    private static readonly IntegerOption MaxSteps = new("maxSteps", 40, 1, 1000, "Maximum depth in steps.");
    private static readonly NumberOption Exploration = new("exploration", 1.25, 0, 100, "PUCT exploration constant c_init.");
    private static readonly NumberOption ExplorationBase = new(
        "explorationBase",
        19652,
        1,
        1e9,
        "PUCT exploration base c_base: visits after which exploration grows."
    );

    public string Name => "mcts";

    public string Summary =>
        "Monte Carlo tree search with PUCT over steps, guided by the process reward; for hard problems and large budgets.";

    public IReadOnlyList<StrategyOption> Options => [Simulations, Wave, Expansions, Rollouts, MaxSteps, Exploration, ExplorationBase];

    public IReadOnlyList<string> Selections => ["weighted-vote", "argmax", "majority", "tournament"];

    public bool NeedsProcessReward => true;

    public long LiveTokens(SearchPlan plan, int longest) =>
        Simulations.Of(plan) * (((long)Expansions.Of(plan) * Math.Min(plan.MaxStepTokens, longest)) + ((long)Rollouts.Of(plan) * longest));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var plan = context.Plan;
        var tree = new PuctTree(context.Root, Exploration.Of(plan), ExplorationBase.Of(plan));
        for (var left = Simulations.Of(plan); left > 0; )
        {
            // 1. Select leaves, each under the virtual losses of those before it.
            var wave = tree.SelectWave(Math.Min(left, Wave.Of(plan)));

            // 2. Expand those that can grow, and score what they grew: one call each.
            var growing = wave.Where(leaf => leaf.Step.CanGrow && !leaf.IsDead && leaf.Step.Depth < MaxSteps.Of(plan)).ToList();
            await ExpandAsync(growing, context);

            // 3. Value the leaves: by their rewards, or by completing them in one call.
            var rollouts = await RollOutAsync([.. growing.Where(leaf => !leaf.IsDead)], context);

            // 4. Back up in the order they were chosen, whatever was ready first.
            foreach (var leaf in wave)
            {
                PuctTree.Backup(leaf, leaf.IsDead ? 0 : rollouts.GetValueOrDefault(leaf, leaf.FirstValue));
            }

            Show(wave, context);
            left -= wave.Count;
        }

        return StopReason.Completed;
    }

    private static async Task ExpandAsync(List<MctsNode> leaves, SearchContext context)
    {
        if (leaves.Count == 0)
        {
            return;
        }

        var proposed = await context.ExpandAsync([.. leaves.Select(leaf => leaf.Step)], Expansions.Of(context.Plan));
        var children = proposed.Select(context.DropUnusable).ToList();
        await context.ScoreAsync([.. children.SelectMany(siblings => siblings)]);
        foreach (var (leaf, siblings) in leaves.Zip(children))
        {
            if (siblings.Count == 0)
            {
                leaf.MarkDead();
            }

            AddChildren(leaf, siblings);
        }

        await context.AcceptAsync([.. children.SelectMany(siblings => siblings).Where(child => child.End == GenerationEnd.Finished)]);
    }

    /// <summary>
    /// A step's prior is its likelihood per token, so that long steps are not held unlikely, shared out among the siblings.
    /// </summary>
    private static void AddChildren(MctsNode leaf, IReadOnlyList<Node> siblings)
    {
        var likelihoods = siblings.Select(child => Math.Exp(child.LogProbability / child.GeneratedTokens)).ToList();
        var sum = likelihoods.Sum();
        foreach (var (child, likelihood) in siblings.Zip(likelihoods))
        {
            leaf.AddChild(child, likelihood / sum, child.Prefix.Worth ?? leaf.FirstValue);
        }
    }

    /// <summary>The mean score of each leaf's completions; none when leaves are valued by their rewards.</summary>
    private static async Task<Dictionary<MctsNode, double>> RollOutAsync(List<MctsNode> leaves, SearchContext context)
    {
        var rollouts = Rollouts.Of(context.Plan);
        if (rollouts == 0 || leaves.Count == 0)
        {
            return [];
        }

        var ends = await context.CompleteAsync([.. leaves.Select(leaf => leaf.Step)], rollouts);
        await context.ScoreAsync(ends);
        return leaves
            .Zip(ends.Chunk(rollouts))
            .ToDictionary(
                pair => pair.First,
                pair => pair.Second.Average(end => end.End == GenerationEnd.Finished ? end.Prefix.Worth ?? pair.First.FirstValue : 0)
            );
    }

    private static void Show(IReadOnlyList<MctsNode> wave, SearchContext context)
    {
        foreach (var node in wave.SelectMany(leaf => leaf.ToRoot()).Distinct().OrderBy(node => node.Step.Id))
        {
            context.Show(node.Step, node.MeanValue, node.Visits);
        }
    }
}
