namespace Verify.Inference.Engine.Tries;

/// <summary>
/// The nodes that a call continues (tips), in depth-first order, so that neighbours share the longest prefixes, and the number of distinct
/// columns that the paths of neighbouring tips have together.
/// </summary>
internal sealed class TipSurvey(TokenTrie trie)
{
    private readonly List<Tip> _tips = [];
    private readonly List<int> _stack = [];

    public IReadOnlyList<Tip> Tips => _tips;

    /// <summary>
    /// Surveys the given tips; <see cref="TrieNode.Demand"/> says how many tokens are to be run after each, and is reset to 0.
    /// </summary>
    public void Survey(ReadOnlySpan<int> tips)
    {
        foreach (var tip in tips)
        {
            MarkPath(tip);
        }

        _tips.Clear();
        _stack.Add(TokenTrie.Root);
        var shared = 0;
        while (_stack.Count > 0)
        {
            var node = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            ref var visited = ref trie[node];
            shared = Math.Min(shared, Math.Max(0, visited.Depth - 1));
            if (visited.Demand > 0)
            {
                _tips.Add(new Tip(node, visited.Depth, shared, visited.Demand));
                shared = visited.Depth;
            }

            (visited.Demand, visited.Marked) = (0, false);
            for (var child = visited.FirstChild; child != TokenTrie.None; child = trie[child].NextSibling)
            {
                if (trie[child].Marked)
                {
                    _stack.Add(child);
                }
            }
        }
    }

    /// <summary>The columns of a row that holds the paths of some neighbouring tips.</summary>
    public int Columns(int first, int count)
    {
        var columns = _tips[first].Depth;
        for (var i = first + 1; i < first + count; i++)
        {
            columns += _tips[i].Depth - _tips[i].Shared;
        }

        return columns;
    }

    public int Demand(int first, int count)
    {
        var demand = 0;
        for (var i = first; i < first + count; i++)
        {
            demand += _tips[i].Demand;
        }

        return demand;
    }

    private void MarkPath(int tip)
    {
        for (var node = tip; node != TokenTrie.None && !trie[node].Marked; node = trie[node].Parent)
        {
            trie[node].Marked = true;
        }
    }

    /// <param name="Shared">Tokens its path has in common with the path of the tip before it.</param>
    /// <param name="Demand">Tokens to be run after it.</param>
    public readonly record struct Tip(int Node, int Depth, int Shared, int Demand);
}
