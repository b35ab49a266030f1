using Verify.Inference;

namespace Verify.Search.Tree;

/// <summary>A step in the tree of a search, or the empty root.</summary>
internal sealed class Node
{
    private Node(int id, Node? parent, Piece piece, NodeEnd end, TokenPath path, Prefix prefix)
    {
        Id = id;
        Parent = parent;
        Text = piece.Text;
        Pending = piece.Pending;
        Tokens = piece.Tokens;
        LogProbabilities = piece.LogProbabilities;
        LogProbability = piece.LogProbabilities.Sum(value => (double)value);
        GeneratedTokens = piece.GeneratedTokens;
        ToolCalls = (parent?.ToolCalls ?? 0) + GivenRuns.Count(piece.Given);
        SolutionTokens = (parent?.SolutionTokens ?? 0) + piece.GeneratedTokens;
        Depth = parent is null ? 0 : parent.Depth + 1;
        End = end;
        Path = path;
        Prefix = prefix;
    }

    /// <summary>Order of creation; the root is 0.</summary>
    public int Id { get; }

    public Node? Parent { get; }

    /// <summary>The step's exact text, its separator included.</summary>
    public string Text { get; }

    /// <summary>What the last token contains after the separator: the beginning of the next step.</summary>
    public ReadOnlyMemory<byte> Pending { get; }

    public int[] Tokens { get; }

    public float[] LogProbabilities { get; }

    public double LogProbability { get; }

    /// <summary>Of <see cref="Tokens"/>, those that the policy sampled; the others were put in by a tool.</summary>
    public int GeneratedTokens { get; }

    /// <summary>Calls of tools from the root to here.</summary>
    public int ToolCalls { get; }

    /// <summary>Generated tokens from the root to here.</summary>
    public int SolutionTokens { get; }

    public int Depth { get; }

    public NodeEnd End { get; }

    /// <summary>Prompt and all steps, as the policy sees them.</summary>
    public TokenPath Path { get; }

    public Prefix Prefix { get; }

    public List<Node> Children { get; } = [];

    /// <summary>How often a continuation of this node was drawn; numbers the next one.</summary>
    public int Draws { get; set; }

    /// <summary>Characters of a stop string that was begun before this step; they are no part of the solution.</summary>
    public int Cut { get; init; }

    /// <summary>The strategy's value of it.</summary>
    public double? Value { get; set; }

    public int Visits { get; set; }

    public string? PrunedBecause { get; set; }

    public bool IsLeaf => Children.Count == 0;

    /// <summary>It, or a node on the way to it, is not followed any further.</summary>
    public bool IsPruned => PrunedBecause is not null || Parent is { IsPruned: true };

    public bool CanGrow => End == NodeEnd.Open && PrunedBecause is null;

    public static Node Root(TokenPath prompt) => new(0, null, Piece.Nothing, NodeEnd.Open, prompt, Prefix.Empty());

    public Node Add(int id, Piece piece, NodeEnd end, int cut)
    {
        var child = new Node(id, this, piece, end, Path.Append(piece.Tokens), Prefix.Append(piece.Text)) { Cut = cut };
        Children.Add(child);
        return child;
    }

    /// <summary>The nodes from the first step to this one, without the root.</summary>
    public IEnumerable<Node> FromFirstStep()
    {
        var chain = new Stack<Node>();
        for (var node = this; node.Parent is not null; node = node.Parent)
        {
            chain.Push(node);
        }

        return chain;
    }

    /// <summary>The whole text from the first step to here.</summary>
    public string SolutionText() => string.Concat(FromFirstStep().Select(node => node.Text))[..^Cut];
}
