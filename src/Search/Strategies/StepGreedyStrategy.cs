using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>
/// Heuristic greedy search with a process reward, HGS-PRM (Ma et al. 2023, "Let's reward step by step"): one path that follows its best
/// next step while that is judged right. Where all next steps are judged wrong, it goes back and takes up the best sibling that was set
/// aside last. A step without a score is not judged wrong. When the path finishes, the finished siblings of its last step are candidates
/// too.
/// </summary>
internal sealed class StepGreedyStrategy : ISearchStrategy
{
    private readonly IntegerOption _expansions;
    private readonly IntegerOption _backtracks;
    private readonly NumberOption _threshold;
    private readonly IntegerOption _maxSteps;

    public StepGreedyStrategy()
    {
        _expansions = Options.Integer("expansions", 4, 1, 64, "Next steps sampled at each step.");
        _backtracks = Options.Integer(
            "backtracks",
            8,
            0,
            1000,
            "How often it goes back; then it follows the best step however it is judged."
        );
        _threshold = Options.Number("threshold", 0.5, 0, 1, "Steps that score less are judged wrong.");
        _maxSteps = Options.MaxSteps();
    }

    public string Summary =>
        "Greedy search over steps by the process reward, with backtracking; for one careful solution in little memory, "
        + "at the cost of the samples of each step and of every step that is taken back.";

    public OptionSet Options { get; } = new("step-greedy");

    public IReadOnlyList<string> Selections => ["argmax", "majority"];

    public IReadOnlyList<Need> Needs => [Need.ProcessReward];

    public LiveTokens Live(SearchPlan plan) => new(Solutions: 1, Steps: _expansions.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var plan = context.Plan;
        var (aside, backtracks, node) = (new Stack<Node>(), _backtracks.Of(plan), context.Root);
        while (node.CanGrow && node.Depth - context.Root.Depth < _maxSteps.Of(plan))
        {
            // 1. Sample next steps and score them.
            var children = context.DropUnusable((await context.ExpandAsync([node], _expansions.Of(plan)))[0]);
            await context.ScoreAsync(children);
            children.ToList().ForEach(child => context.Show(child, child.Prefix.StepScore, 0));
            var ranked = children.BestFirst().ToList();
            var right = ranked.Where(child => !(child.Value < _threshold.Of(plan))).ToList();

            // 2. All are wrong: go back to the sibling that was set aside last.
            if (right.Count == 0 && backtracks > 0 && aside.TryPop(out var sibling))
            {
                backtracks--;
                context.Prune(ranked, "judged wrong");
                context.Prune(Between(node, sibling.Parent!), "all its next steps are judged wrong");
                context.Resume(sibling);
                node = sibling;
                await context.AcceptAsync(node.End == GenerationEnd.Finished ? [node] : []);
            }
            else if (ranked.Count == 0)
            {
                break;
            }
            else
            {
                // 3. Follow the best; when it finishes, so do its finished siblings.
                node = right.Count > 0 ? right[0] : ranked[0];
                var last = node.End == GenerationEnd.Finished ? ranked.Where(child => child.End == GenerationEnd.Finished) : [];
                IReadOnlyList<Node> followed = [node, .. last.Where(child => child != node)];

                // 4. Of the others, those that are right are set aside, the best of them uppermost.
                var others = right.Except(followed).ToList();
                context.Prune(others, "set aside");
                context.Prune(ranked.Except([.. followed, .. others]), "judged wrong");
                others.AsEnumerable().Reverse().ToList().ForEach(aside.Push);
                await context.AcceptAsync(node.End == GenerationEnd.Finished ? followed : []);
            }
        }

        return StopReason.Completed;
    }

    /// <summary>The nodes from one up to another above it, which is not among them.</summary>
    private static List<Node> Between(Node from, Node above)
    {
        var path = new List<Node>();
        for (var node = from; node != above; node = node.Parent!)
        {
            path.Add(node);
        }

        return path;
    }
}
