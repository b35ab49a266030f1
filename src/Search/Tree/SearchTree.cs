using Verify.Inference;

namespace Verify.Search.Tree;

/// <summary>All nodes of a search in order of creation.</summary>
/// <param name="policy">The policy that is asked at the root.</param>
/// <param name="prompt">What it is asked.</param>
/// <param name="path">The prompt as it reads it.</param>
internal sealed class SearchTree(string policy, RootPrompt prompt, TokenPath path)
{
    private readonly List<Node> _nodes = [Node.Root(0, policy, prompt, path, Prefix.Empty(), null)];

    /// <summary>The root whose prompt is the problem.</summary>
    public Node Root => _nodes[0];

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>How often nodes were pruned: who has asked since then need not keep them for the next call.</summary>
    public int Prunings { get; private set; }

    public void CountPruning() => Prunings++;

    /// <summary>Adds a root. Verifiers see the same empty solution at all roots.</summary>
    public Node AddRoot(string policy, RootPrompt prompt, TokenPath path, Node? derivedFrom)
    {
        var root = Node.Root(_nodes.Count, policy, prompt, path, Root.Prefix, derivedFrom);
        _nodes.Add(root);
        return root;
    }

    /// <summary>
    /// Adds the pieces of a generation behind <paramref name="from"/> and returns its leaf, or null for none. A whole solution becomes a
    /// chain of step nodes; a step of the same policy that stands there with the same tokens is shared, but every generation keeps a leaf
    /// of its own, so that equal samples still count one vote each.
    /// </summary>
    public Node? Add(Start from, IReadOnlyList<Piece> pieces)
    {
        var (node, path) = (from.Node, from.Path);
        for (var i = 0; i < pieces.Count; i++)
        {
            var (piece, last) = (pieces[i], i == pieces.Count - 1);
            node = (last ? null : Shared(node, from.Policy, piece)) ?? Append(node, from, piece, path);
            path = node.Path;
        }

        return node == from.Node ? null : node;
    }

    private static Node? Shared(Node parent, string policy, Piece piece) =>
        parent.Children.Find(child => child.End == GenerationEnd.Open && child.Policy == policy && AreSame(child.Tokens, piece.Tokens));

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

    private Node Append(Node parent, Start from, Piece piece, TokenPath path)
    {
        var node = parent.Add(_nodes.Count, from.Policy, piece, from.Model.Append(path, piece.Tokens.Span));
        _nodes.Add(node);
        return node;
    }
}
