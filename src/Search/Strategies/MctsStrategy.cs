using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Selections;
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
    private readonly IntegerOption _simulations;
    private readonly IntegerOption _wave;
    private readonly IntegerOption _expansions;
    private readonly IntegerOption _rollouts;
    private readonly IntegerOption _maxSteps;
    private readonly NumberOption _exploration;
    private readonly NumberOption _explorationBase;

    public MctsStrategy()
    {
        _simulations = Options.Integer("simulations", 32, 1, 4096, "Simulations (root-to-leaf traversals).");
        _wave = Options.Integer("wave", 8, 1, 64, "Leaves that are expanded and scored in one call, under virtual loss.");
        _expansions = Options.Integer("expansions", 4, 1, 64, "Next steps proposed at each leaf.");
        _rollouts = Options.Integer(
            "rollouts",
            0,
            0,
            16,
            "Rollouts (completions) per leaf, whose mean score is its value; 0 uses the process reward instead."
        );
        _maxSteps = Options.MaxSteps();
        _exploration = Options.Number("exploration", 1.25, 0, 100, "PUCT exploration constant c_init.");
        _explorationBase = Options.Number(
            "explorationBase",
            19652,
            1,
            1e9,
            "PUCT exploration base c_base: visits after which exploration grows."
        );
    }

    public string Summary =>
        "Monte Carlo tree search with PUCT over steps, guided by the process reward; for hard problems and large budgets.";

    public OptionSet Options { get; } = new("mcts");

    public IReadOnlyList<string> Selections => SelectionCatalog.OfScored;

    public IReadOnlyList<Need> Needs => [Need.ProcessReward];

    public LiveTokens Live(SearchPlan plan) =>
        new(Solutions: (long)_simulations.Of(plan) * _rollouts.Of(plan), Steps: (long)_simulations.Of(plan) * _expansions.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var plan = context.Plan;
        var tree = new PuctTree(context.Root, _exploration.Of(plan), _explorationBase.Of(plan));
        for (var left = _simulations.Of(plan); left > 0; )
        {
            // 1. Select leaves, each under the virtual losses of those before it.
            var wave = tree.SelectWave(Math.Min(left, _wave.Of(plan)));

            // 2. Expand those that can grow, and score what they grew: one call each.
            var growing = wave.Where(leaf => leaf.Step.CanGrow && !leaf.IsDead && leaf.Step.Depth < _maxSteps.Of(plan)).ToList();
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

    private async Task ExpandAsync(List<MctsNode> leaves, SearchContext context)
    {
        if (leaves.Count == 0)
        {
            return;
        }

        var proposed = await context.ExpandAsync([.. leaves.Select(leaf => leaf.Step)], _expansions.Of(context.Plan));
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
    private async Task<Dictionary<MctsNode, double>> RollOutAsync(List<MctsNode> leaves, SearchContext context)
    {
        var rollouts = _rollouts.Of(context.Plan);
        if (rollouts == 0 || leaves.Count == 0)
        {
            return [];
        }

        var ends = await context.CompleteAsync([.. leaves.Select(leaf => leaf.Step)], rollouts);
        await context.AcceptAsync(ends);
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
