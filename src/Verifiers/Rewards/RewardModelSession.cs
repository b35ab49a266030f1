using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>One problem's tree in the reward model, with a part for each head.</summary>
internal sealed class RewardModelSession : IVerifierSession
{
    private const int TokensPerRun = 4096;

    private readonly ITokenTree _tree;
    private readonly SolutionTree _solutions;
    private readonly CallMeter _meter = new();

    public RewardModelSession(ITokenTree tree, SolutionTree solutions, SolutionFormat format, ModelDescription model)
    {
        (_tree, _solutions) = (tree, solutions);
        foreach (var head in model.Heads)
        {
            switch (head.Name)
            {
                case "process":
                    Process = new ProcessReward(solutions, Decorate(new HeadScorer(tree, head, format, model.ContextLength)));
                    break;
                case "outcome":
                    Outcome = new OutcomeReward(solutions, Decorate(new HeadScorer(tree, head, format, model.ContextLength)));
                    break;
                default:
                    Pairwise = new PairwiseJudge(solutions, Decorate(new PairScorer(tree, head, solutions, format, model.ContextLength)));
                    break;
            }
        }
    }

    public IProcessReward? Process { get; }

    public IOutcomeReward? Outcome { get; }

    public IPairwiseJudge? Pairwise { get; }

    public VerifierUsage Usage => new(_tree.Usage.ComputedTokens, _tree.Usage.ReusedTokens, _meter.Calls);

    public void Keep(IReadOnlyList<StepPath> solutions) => _tree.Keep([.. solutions.Select(solution => _solutions.Find(solution).Tokens)]);

    public ValueTask DisposeAsync() => _tree.DisposeAsync();

    private CachingScorer<TItem, TScore> Decorate<TItem, TScore>(IScorer<TItem, TScore> scorer)
        where TItem : notnull => new(new MeteringScorer<TItem, TScore>(new BatchingScorer<TItem, TScore>(scorer, TokensPerRun), _meter));
}
