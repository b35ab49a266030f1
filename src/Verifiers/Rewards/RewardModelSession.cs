using Verify.Inference;
using Verify.Verifiers.Rewards.Readouts;

namespace Verify.Verifiers.Rewards;

/// <summary>One problem's tree in the reward model, with a part for each head.</summary>
internal sealed class RewardModelSession : IVerifierSession
{
    private const int TokensPerRun = 4096;

    private readonly ITokenTree _tree;
    private readonly SolutionTree _solutions;
    private readonly CallMeter _meter = new();

    public RewardModelSession(
        ITokenTree tree,
        SolutionTree solutions,
        SolutionFormat format,
        IReadOnlyList<HeadReadout> heads,
        int contextLength
    )
    {
        (_tree, _solutions) = (tree, solutions);
        foreach (var head in heads)
        {
            var reading = new HeadReading(tree, head);
            switch (head.Head.Name)
            {
                case "process":
                    Process = new ProcessReward(solutions, Scorer(head.Head, reading));
                    break;
                case "outcome":
                    Outcome = new OutcomeReward(solutions, Scorer(head.Head, reading));
                    break;
                default:
                    Pairwise = new PairwiseJudge(
                        solutions,
                        Decorate(new PairScorer(tree, reading, head.Head, solutions, format, contextLength))
                    );
                    break;
            }
        }

        CachingScorer<Solution, double?> Scorer(HeadDescription head, IReading reading) =>
            Decorate(new PathScorer(reading, head.At == "end" ? format.AppendEnd : path => path, contextLength));
    }

    public IReward? Process { get; }

    public IReward? Outcome { get; }

    public IPairwiseJudge? Pairwise { get; }

    public VerifierUsage Usage => new(_tree.Usage.ComputedTokens, _tree.Usage.ReusedTokens, _meter.Calls);

    public void Keep(IReadOnlyList<StepPath> solutions) => _tree.Keep([.. solutions.Select(solution => _solutions.Find(solution).Tokens)]);

    public ValueTask DisposeAsync() => _tree.DisposeAsync();

    private CachingScorer<TItem, TScore> Decorate<TItem, TScore>(IScorer<TItem, TScore> scorer)
        where TItem : notnull => new(new MeteringScorer<TItem, TScore>(new BatchingScorer<TItem, TScore>(scorer, TokensPerRun), _meter));
}
