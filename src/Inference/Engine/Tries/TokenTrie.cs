namespace Verify.Inference.Engine.Tries;

/// <summary>One token in the tree, and where its keys and values are.</summary>
internal struct TrieNode
{
    public int Token;
    public int Parent;
    public int FirstChild;
    public int NextSibling;

    /// <summary>Tokens from the root to here; its position in the path is one less.</summary>
    public int Depth;

    /// <summary>Index of the row that holds it; <see cref="TokenTrie.None"/> while it has not been run.</summary>
    public int Row;

    public int Column;

    /// <summary>Index of the row in which its children are run, while a call continues it.</summary>
    public int WorkRow;

    /// <summary>Tokens to be run after it; used by <see cref="TipSurvey"/> only, 0 otherwise.</summary>
    public int Demand;

    /// <summary>Set and cleared within one operation that walks the trie.</summary>
    public bool Marked;
}

/// <summary>
/// Token paths with equal prefixes merged. Nodes are numbered; the numbers of removed nodes are used again, so that a long-lived tree
/// allocates nothing.
/// </summary>
internal sealed class TokenTrie
{
    public const int None = -1;

    /// <summary>The empty path; it has no token and is never removed.</summary>
    public const int Root = 0;

    private TrieNode[] _nodes = new TrieNode[256];
    private int _used = 1;
    private int _firstFree = None;

    public TokenTrie() =>
        _nodes[Root] = new TrieNode
        {
            Token = None,
            Parent = None,
            FirstChild = None,
            NextSibling = None,
            Row = None,
        };

    /// <summary>One more than the highest number in use.</summary>
    public int Bound => _used;

    /// <summary>Tokens in the trie.</summary>
    public int Count { get; private set; }

    public ref TrieNode this[int node] => ref _nodes[node];

    public int Child(int parent, int token)
    {
        var child = _nodes[parent].FirstChild;
        while (child != None && _nodes[child].Token != token)
        {
            child = _nodes[child].NextSibling;
        }

        return child;
    }

    /// <summary>The deepest node of a path that is in the trie; <paramref name="depth"/> tokens lead to it.</summary>
    public int Find(ReadOnlySpan<int> path, out int depth)
    {
        var node = Root;
        for (depth = 0; depth < path.Length; depth++)
        {
            var child = Child(node, path[depth]);
            if (child == None)
            {
                break;
            }

            node = child;
        }

        return node;
    }

    /// <summary>Adds a child that does not exist yet.</summary>
    public int Add(int parent, int token)
    {
        var node = Take();
        _nodes[node] = new TrieNode
        {
            Token = token,
            Parent = parent,
            FirstChild = None,
            NextSibling = _nodes[parent].FirstChild,
            Depth = _nodes[parent].Depth + 1,
            Row = None,
            Column = None,
        };
        _nodes[parent].FirstChild = node;
        Count++;
        return node;
    }

    /// <summary>Removes a node without children.</summary>
    public void Remove(int node)
    {
        ref var link = ref _nodes[_nodes[node].Parent].FirstChild;
        while (link != node)
        {
            link = ref _nodes[link].NextSibling;
        }

        link = _nodes[node].NextSibling;
        _nodes[node] = new TrieNode
        {
            Token = None,
            Parent = None,
            FirstChild = None,
            NextSibling = _firstFree,
            Row = None,
        };
        _firstFree = node;
        Count--;
    }

    /// <summary>Removes every node that is not marked, and clears the marks. The nodes of a marked path are all marked.</summary>
    public void RemoveUnmarked()
    {
        var unmarked = new List<int>();
        for (var node = Root + 1; node < _used; node++)
        {
            if (Holds(node) && !_nodes[node].Marked)
            {
                unmarked.Add(node);
            }

            _nodes[node].Marked = false;
        }

        unmarked.Sort((left, right) => _nodes[right].Depth.CompareTo(_nodes[left].Depth));
        unmarked.ForEach(Remove);
    }

    /// <summary>Whether a number belongs to a node at present.</summary>
    public bool Holds(int node) => _nodes[node].Parent != None;

    private int Take()
    {
        if (_firstFree != None)
        {
            var node = _firstFree;
            _firstFree = _nodes[node].NextSibling;
            return node;
        }

        if (_used == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * _used);
        }

        return _used++;
    }
}
