namespace Verify.Inference.Tokenization;

/// <summary>
/// Byte-pair encoding of one piece (Sennrich et al. 2016, algorithm 1): the merge of lowest rank first, the leftmost of equals first.
/// </summary>
/// <remarks>
/// A heap of candidate merges over a linked list of symbols, so that n symbols cost n log n: a piece may be as long as the text (one
/// letter, a million times), where rescanning or closing gaps after each merge would be quadratic. Not thread-safe; one is used for all
/// pieces of a text, so that its buffers are allocated once.
/// </remarks>
internal sealed class PieceMerger(MergeTable merges)
{
    private const int None = -1;
    private readonly PriorityQueue<Candidate, (int Rank, int Position)> _candidates = new();
    private int[] _previous = [];
    private int[] _next = [];

    /// <summary>Appends the tokens that <paramref name="symbols"/> merge into; the span is scratch afterwards.</summary>
    public void Merge(Span<int> symbols, List<int> tokens)
    {
        Link(symbols.Length);
        for (var i = 0; i + 1 < symbols.Length; i++)
        {
            Propose(symbols, i);
        }

        while (_candidates.TryDequeue(out var candidate, out _))
        {
            Apply(symbols, candidate);
        }

        for (var i = symbols.IsEmpty ? None : 0; i != None; i = _next[i])
        {
            tokens.Add(symbols[i]);
        }
    }

    private void Link(int count)
    {
        if (_next.Length < count)
        {
            _next = new int[count];
            _previous = new int[count];
        }

        for (var i = 0; i < count; i++)
        {
            _previous[i] = i - 1;
            _next[i] = i + 1 < count ? i + 1 : None;
        }
    }

    private void Propose(ReadOnlySpan<int> symbols, int left)
    {
        var right = _next[left];
        if (right != None && merges.TryFind(symbols[left], symbols[right], out var merge))
        {
            _candidates.Enqueue(new Candidate(left, right, symbols[left], symbols[right], merge.Token), (merge.Rank, left));
        }
    }

    private void Apply(Span<int> symbols, Candidate candidate)
    {
        var (left, right, leftToken, rightToken, token) = candidate;
        if (_next[left] != right || symbols[left] != leftToken || symbols[right] != rightToken)
        {
            return; // An earlier merge has consumed one of the two.
        }

        symbols[left] = token;
        symbols[right] = None;
        _next[left] = _next[right];
        if (_next[left] != None)
        {
            _previous[_next[left]] = left;
        }

        Propose(symbols, left);
        if (_previous[left] != None)
        {
            Propose(symbols, _previous[left]);
        }
    }

    private readonly record struct Candidate(int Left, int Right, int LeftToken, int RightToken, int Token);
}
