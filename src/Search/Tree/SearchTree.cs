using Verify.Inference;

namespace Verify.Search.Tree;

/// <summary>All nodes of a search in order of creation.</summary>
internal sealed class SearchTree(TokenPath prompt)
{
    private readonly List<Node> _nodes = [Node.Root(prompt)];

    public Node Root => _nodes[0];

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>
    /// Adds a draft below <paramref name="from"/> and returns its leaf, or null for an empty draft. A whole solution becomes a chain of
    /// step nodes;
    /// a step that stands there with the same tokens is shared, but every draft keeps a leaf of its own, so that equal samples still
    /// count one vote each.
    /// </summary>
    public Node? Add(Node from, Draft draft)
    {
        var node = from;
        for (var i = 0; i < draft.Pieces.Count; i++)
        {
            var (piece, last) = (draft.Pieces[i], i == draft.Pieces.Count - 1);
            var shared = last
                ? null
                : node.Children.Find(child => child.End == NodeEnd.Open && child.Tokens.AsSpan().SequenceEqual(piece.Tokens));
            node = shared ?? Append(node, piece, last ? draft.End : NodeEnd.Open, last ? draft.Cut : 0);
        }

        return node == from ? null : node;
    }

    private Node Append(Node parent, Piece piece, NodeEnd end, int cut)
    {
        var node = parent.Add(_nodes.Count, piece, end, cut);
        _nodes.Add(node);
        return node;
    }
}
