using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>Reads a score at one place after each solution; a solution that does not fit into the context has none.</summary>
/// <param name="reading">What is read.</param>
/// <param name="place">From a solution's tokens to the path at whose end it is read.</param>
/// <param name="contextLength">The longest path.</param>
internal sealed class PathScorer(IReading reading, Func<TokenPath, TokenPath> place, int contextLength) : IScorer<Solution, double?>
{
    public int Cost(IReadOnlyList<Solution> items) => reading.Cost([.. Paths(items).Where(Fits)]);

    public async ValueTask<IReadOnlyList<double?>> ScoreAsync(IReadOnlyList<Solution> items, CancellationToken cancellationToken)
    {
        var paths = Paths(items);
        var scores = await reading.ReadAsync([.. paths.Where(Fits)], cancellationToken);
        var next = 0;
        return [.. paths.Select(path => Fits(path) ? scores[next++] : (double?)null)];
    }

    private IReadOnlyList<TokenPath> Paths(IReadOnlyList<Solution> items) => [.. items.Select(item => place(item.Tokens))];

    private bool Fits(TokenPath path) => path.Length <= contextLength;
}
