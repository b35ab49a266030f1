using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>
/// P(first beats second) of pairs, asked in both orders; a pair that does not fit into the context in both orders is a draw.
/// </summary>
internal sealed class PairScorer : IScorer<SolutionPairing, double>
{
    private const double Draw = 0.5;

    private readonly ITokenTree _tree;
    private readonly HeadDescription _head;
    private readonly SolutionTree _solutions;
    private readonly SolutionFormat _format;
    private readonly int _contextLength;
    private readonly int _promptLength;
    private readonly Token[] _joiner;
    private readonly Token[] _judge;

    public PairScorer(ITokenTree tree, HeadDescription head, SolutionTree solutions, SolutionFormat format, int contextLength)
    {
        (_tree, _head, _solutions, _format, _contextLength) = (tree, head, solutions, format, contextLength);
        _promptLength = solutions.Paths[0].Length;
        _joiner = format.Encode(head.Joiner!);
        _judge = format.Encode(head.Judge!);
    }

    public int Cost(IReadOnlyList<SolutionPairing> items) => _tree.MissingTokens([.. items.SelectMany(Orders).Where(Fits)]);

    public async ValueTask<IReadOnlyList<double>> ScoreAsync(IReadOnlyList<SolutionPairing> items, CancellationToken cancellationToken)
    {
        var orders = items.SelectMany(Orders).ToList();
        var outputs = await _tree.ReadHeadsAsync([.. orders.Where(Fits)], cancellationToken);
        // No second solution after a first one is asked about again: the next pairs may use its memory.
        _tree.Keep([.. _solutions.Paths.SelectMany(path => new[] { path, _format.AppendEnd(path) })]);
        var next = 0;
        var odds = orders.ConvertAll(order => Fits(order) ? Readout.Read(_head, outputs[next++]) : Draw);
        return [.. items.Select((_, pair) => PairOdds.Average(odds[2 * pair], odds[(2 * pair) + 1]))];
    }

    private IEnumerable<TokenPath> Orders(SolutionPairing pair) => [Join(pair.First, pair.Second), Join(pair.Second, pair.First)];

    private TokenPath Join(Solution first, Solution second) =>
        _format.Append(
            _format.AppendEnd(
                _format.Append(_format.AppendEnd(first.Tokens), _joiner).Append(second.Tokens.ToArray().AsSpan(_promptLength))
            ),
            _judge
        );

    private bool Fits(TokenPath path) => path.Length <= _contextLength;
}
