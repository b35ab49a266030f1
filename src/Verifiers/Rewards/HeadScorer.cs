using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>Reads one head at one position after each solution; a solution that does not fit into the context has no score.</summary>
internal sealed class HeadScorer(ITokenTree tree, HeadDescription head, SolutionFormat format, int contextLength)
    : IScorer<Solution, double?>
{
    public int Cost(IReadOnlyList<Solution> items) => tree.MissingTokens([.. Paths(items).Where(Fits)]);

    public async ValueTask<IReadOnlyList<double?>> ScoreAsync(IReadOnlyList<Solution> items, CancellationToken cancellationToken)
    {
        var paths = Paths(items);
        var outputs = await tree.ReadHeadsAsync([.. paths.Where(Fits)], cancellationToken);
        var next = 0;
        return [.. paths.Select(path => Fits(path) ? Readout.Read(head, outputs[next++]) : (double?)null)];
    }

    private IReadOnlyList<TokenPath> Paths(IReadOnlyList<Solution> items) =>
        [.. items.Select(item => head.At == "end" ? format.AppendEnd(item.Tokens) : item.Tokens)];

    private bool Fits(TokenPath path) => path.Length <= contextLength;
}
