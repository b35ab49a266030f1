using Verify.Inference;

namespace Verify.Search.Tree;

/// <summary>All nodes of a search in order of creation.</summary>
/// <param name="model">Makes the paths of what it wrote.</param>
/// <param name="prompt">The root's path.</param>
internal sealed class SearchTree(ILanguageModel model, TokenPath prompt)
{
    private readonly List<Node> _nodes = [Node.Root(prompt)];

    public Node Root => _nodes[0];

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>How often nodes were pruned: who has asked since then need not keep them for the next call.</summary>
    public int Prunings { get; private set; }

    public void CountPruning() => Prunings++;

    /// <summary>
    /// Adds the pieces of a generation below <paramref name="from"/> and returns its leaf, or null for none. A whole solution becomes a
    /// chain of step nodes; a step that stands there with the same tokens is shared, but every generation keeps a leaf of its own, so that
    /// equal samples still count one vote each.
    /// </summary>
    public Node? Add(Node from, IReadOnlyList<Piece> pieces)
    {
        var node = from;
        for (var i = 0; i < pieces.Count; i++)
        {
            var (piece, last) = (pieces[i], i == pieces.Count - 1);
            var shared = last ? null : node.Children.Find(child => child.End == GenerationEnd.Open && AreSame(child.Tokens, piece.Tokens));
            node = shared ?? Append(node, piece);
        }

        return node == from ? null : node;
    }

    private static bool AreSame(ReadOnlyMemory<SampledToken> first, ReadOnlyMemory<SampledToken> second)
    {
        if (first.Length != second.Length)
        {
            return false;
        }

        for (var i = 0; i < first.Length; i++)
        {
            if (!first.Span[i].Token.Equals(second.Span[i].Token))
            {
                return false;
            }
        }

        return true;
    }

    private Node Append(Node parent, Piece piece)
    {
        var node = parent.Add(_nodes.Count, piece, model.Append(parent.Path, piece.Tokens.Span));
        _nodes.Add(node);
        return node;
    }
}
