using Verify.Inference;

namespace Verify.Search.Tree;

/// <summary>A step in the tree of a search, or the empty root.</summary>
internal sealed class Node
{
    private readonly Dictionary<string, int> _writings = [];

    private Node(int id, Node? parent, string policy, Piece piece, TokenPath path, Prefix prefix)
    {
        Id = id;
        Parent = parent;
        Policy = policy;
        Text = piece.Text;
        Pending = piece.Pending;
        Tokens = piece.Tokens;
        LogProbability = Sum(piece.Tokens.Span);
        GeneratedTokens = SampledToken.Count(piece.Tokens.Span);
        ToolCalls = (parent?.ToolCalls ?? 0) + (piece.IsGiven ? 0 : Tree.ToolCalls.Count(piece.Tokens.Span));
        SolutionTokens = (parent?.SolutionTokens ?? 0) + GeneratedTokens;
        Depth = parent is null ? 0 : parent.Depth + 1;
        End = piece.End;
        Cut = piece.Cut;
        Path = path;
        Prefix = prefix;
        prefix.Nodes.Add(this);
    }

    /// <summary>Order of creation; the first root is 0.</summary>
    public int Id { get; }

    public Node? Parent { get; }

    /// <summary>The name of the policy that wrote it, or is asked at this root.</summary>
    public string Policy { get; }

    /// <summary>What is asked at a root; null for every other node.</summary>
    public RootPrompt? Prompt { get; private init; }

    /// <summary>What a root was made of; null for every other node, and for a root that was made of nothing.</summary>
    public Node? DerivedFrom { get; private init; }

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

    /// <summary>How many texts were written about it after a prompt; numbers the next one.</summary>
    public int Writings(string prompt) => _writings.GetValueOrDefault(prompt);

    public void CountWriting(string prompt) => _writings[prompt] = Writings(prompt) + 1;

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

    /// <param name="id">The root's.</param>
    /// <param name="policy">The policy that is asked.</param>
    /// <param name="prompt">What it is asked.</param>
    /// <param name="path">The prompt as that policy reads it.</param>
    /// <param name="prefix">The empty one.</param>
    /// <param name="derivedFrom">What it was made of.</param>
    public static Node Root(int id, string policy, RootPrompt prompt, TokenPath path, Prefix prefix, Node? derivedFrom) =>
        new(id, null, policy, Piece.Nothing, path, prefix) { Prompt = prompt, DerivedFrom = derivedFrom };

    /// <param name="id">The child's.</param>
    /// <param name="policy">The policy that wrote it.</param>
    /// <param name="piece">The step that it is.</param>
    /// <param name="path">This node's path, as that policy reads it, followed by the piece's tokens.</param>
    public Node Add(int id, string policy, Piece piece, TokenPath path)
    {
        var child = new Node(id, this, policy, piece, path, Prefix.Append(piece.Text));
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
