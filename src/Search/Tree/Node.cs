using Verify.Inference;

namespace Verify.Search.Tree;

/// <summary>A step in the tree of a search, or the empty root.</summary>
internal sealed class Node
{
    private Node(int id, Node? parent, Piece piece, TokenPath path, Prefix prefix)
    {
        Id = id;
        Parent = parent;
        Text = piece.Text;
        Pending = piece.Pending;
        Tokens = piece.Tokens;
        LogProbability = Sum(piece.Tokens.Span);
        GeneratedTokens = SampledToken.Count(piece.Tokens.Span);
        ToolCalls = (parent?.ToolCalls ?? 0) + Tree.ToolCalls.Count(piece.Tokens.Span);
        SolutionTokens = (parent?.SolutionTokens ?? 0) + GeneratedTokens;
        Depth = parent is null ? 0 : parent.Depth + 1;
        End = piece.End;
        Cut = piece.Cut;
        Path = path;
        Prefix = prefix;
        prefix.Nodes.Add(this);
    }

    /// <summary>Order of creation; the root is 0.</summary>
    public int Id { get; }

    public Node? Parent { get; }

    /// <summary>The step's exact text, its separator included.</summary>
    public string Text { get; }

    /// <summary>What the last token contains after the separator: the beginning of the next step.</summary>
    public ReadOnlyMemory<byte> Pending { get; }

    public ReadOnlyMemory<SampledToken> Tokens { get; }

    /// <summary>Of all its tokens together.</summary>
    public double LogProbability { get; }

    /// <summary>Of <see cref="Tokens"/>, those that the policy sampled; the others were put in by a tool.</summary>
    public int GeneratedTokens { get; }

    /// <summary>Calls of tools from the root to here.</summary>
    public int ToolCalls { get; }

    /// <summary>Generated tokens from the root to here.</summary>
    public int SolutionTokens { get; }

    public int Depth { get; }

    public GenerationEnd End { get; }

    /// <summary>Prompt and all steps, as the policy sees them.</summary>
    public TokenPath Path { get; }

    public Prefix Prefix { get; }

    public List<Node> Children { get; } = [];

    /// <summary>How often a continuation of this node was drawn; numbers the next one.</summary>
    public int Draws { get; set; }

    /// <summary>Characters of a stop string that was begun before this step; they are no part of the solution.</summary>
    public int Cut { get; }

    /// <summary>The strategy's value of it.</summary>
    public double? Value { get; set; }

    public int Visits { get; set; }

    public string? PrunedBecause { get; set; }

    public bool IsLeaf => Children.Count == 0;

    /// <summary>It, or a node on the way to it, is not followed any further.</summary>
    public bool IsPruned => PrunedBecause is not null || Parent is { IsPruned: true };

    public bool CanGrow => End == GenerationEnd.Open && PrunedBecause is null;

    public static Node Root(TokenPath prompt) => new(0, null, Piece.Nothing, prompt, Prefix.Empty());

    /// <param name="id">The child's.</param>
    /// <param name="piece">The step that it is.</param>
    /// <param name="path">This node's path followed by the piece's tokens.</param>
    public Node Add(int id, Piece piece, TokenPath path)
    {
        var child = new Node(id, this, piece, path, Prefix.Append(piece.Text));
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

    private static double Sum(ReadOnlySpan<SampledToken> tokens)
    {
        var sum = 0.0;
        foreach (var token in tokens)
        {
            sum += token.LogProbability;
        }

        return sum;
    }
}
