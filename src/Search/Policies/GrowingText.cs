using System.Text;
using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Policies;

/// <summary>The text a policy generates after a node: its samples, and the output of tools in between.</summary>
internal sealed class GrowingText(ITokenizer tokenizer, Node from, ulong seed)
{
    private readonly List<int> _given = [];

    public Node From { get; } = from;

    public ulong Seed { get; } = seed;

    public int Rounds { get; set; }

    public List<int> Tokens { get; } = [];

    public List<float> LogProbabilities { get; } = [];

    /// <summary>AdmissionQueue of the tokens that were put in.</summary>
    public IReadOnlyList<int> Given => _given;

    public int Sampled => Tokens.Count - _given.Count;

    /// <summary>Calls of tools from the beginning of the solution.</summary>
    public int ToolCalls => From.ToolCalls + GivenRuns.Count(_given);

    public NodeEnd? End { get; set; }

    public void Add(Continuation sampled)
    {
        Tokens.AddRange(sampled.Tokens);
        LogProbabilities.AddRange(sampled.LogProbabilities);
    }

    /// <summary>Adds what a tool says, on a line of its own.</summary>
    public void Put(string output)
    {
        var tokens = tokenizer.Encode(Text().EndsWith('\n') ? output : "\n" + output);
        _given.AddRange(Enumerable.Range(Tokens.Count, tokens.Length));
        Tokens.AddRange(tokens);
        LogProbabilities.AddRange(new float[tokens.Length]);
    }

    /// <summary>The solution so far.</summary>
    public string Text()
    {
        var bytes = new List<byte>(From.Pending.ToArray());
        Tokens.ForEach(token => bytes.AddRange(tokenizer.Bytes(token)));
        return From.SolutionText() + Encoding.UTF8.GetString([.. bytes]);
    }

    public Proposal Proposal() => new([.. Tokens], [.. LogProbabilities], [.. _given], End!.Value);
}
