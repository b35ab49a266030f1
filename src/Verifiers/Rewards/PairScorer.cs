using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>
/// P(first beats second) of pairs, asked in both orders; a pair that does not fit into the context in both orders is a draw.
/// </summary>
internal sealed class PairScorer : IScorer<SolutionPairing, double>
{
    private const double Draw = 0.5;

    private readonly ITokenTree _tree;
    private readonly IReading _reading;
    private readonly SolutionTree _solutions;
    private readonly SolutionFormat _format;
    private readonly int _contextLength;
    private readonly int _promptLength;
    private readonly Token[] _joiner;
    private readonly Token[] _judge;

    public PairScorer(
        ITokenTree tree,
        IReading reading,
        HeadDescription head,
        SolutionTree solutions,
        SolutionFormat format,
        int contextLength
    )
    {
        (_tree, _reading, _solutions, _format, _contextLength) = (tree, reading, solutions, format, contextLength);
        _promptLength = solutions.Paths[0].Length;
        _joiner = format.Encode(head.Joiner!);
        _judge = format.Encode(head.Judge!);
    }

    /// <summary>
    /// The first solutions stay in the tree and are run once, whoever shares them. What follows them is given up after each run, so it
    /// counts for every order by itself.
    /// </summary>
    public int Cost(IReadOnlyList<SolutionPairing> items)
    {
        var asked = items.SelectMany(Orders).Where(order => Fits(order.Whole)).ToList();
        return _reading.Cost([.. asked.Select(order => order.First)]) + asked.Sum(order => order.Whole.Length - order.First.Length);
    }

    public async ValueTask<IReadOnlyList<double>> ScoreAsync(IReadOnlyList<SolutionPairing> items, CancellationToken cancellationToken)
    {
        var orders = items.SelectMany(Orders).Select(order => order.Whole).ToList();
        var read = await _reading.ReadAsync([.. orders.Where(Fits)], cancellationToken);
        // No second solution after a first one is asked about again: the next pairs may use its memory.
        _tree.Keep([.. _solutions.Paths.SelectMany(path => new[] { path, _format.AppendEnd(path) })]);
        var next = 0;
        var odds = orders.ConvertAll(order => Fits(order) ? read[next++] : Draw);
        return [.. items.Select((_, pair) => PairOdds.Average(odds[2 * pair], odds[(2 * pair) + 1]))];
    }

    private IEnumerable<(TokenPath First, TokenPath Whole)> Orders(SolutionPairing pair) =>
        [Join(pair.First, pair.Second), Join(pair.Second, pair.First)];

    private (TokenPath First, TokenPath Whole) Join(Solution first, Solution second)
    {
        var ended = _format.AppendEnd(first.Tokens);
        var both = _format.Append(ended, _joiner).Append(second.Tokens.ToArray().AsSpan(_promptLength));
        return (ended, _format.Append(_format.AppendEnd(both), _judge));
    }

    private bool Fits(TokenPath path) => path.Length <= _contextLength;
}
