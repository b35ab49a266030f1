using Verify.Search.Tree;

namespace Verify.Search.Selections;

/// <summary>How sure a policy was of a solution's tokens (Fu et al. 2025, "Deep Think with Confidence"). Pure and thread-safe.</summary>
/// <remarks>
/// The paper's confidence of a token is the mean over its k likeliest alternatives; here it is the log-probability of the token that was
/// drawn, which every engine tells. What a tool put in was nobody's guess and is left out.
/// </remarks>
internal static class TokenConfidence
{
    /// <summary>Tokens of a window; the paper's 2048 are of solutions that are some hundred times as long.</summary>
    public const int Window = 64;

    /// <summary>exp of the mean log-probability of the last window of tokens: their geometric mean probability, from 0 to 1.</summary>
    public static double Tail(Node leaf)
    {
        var tokens = Sampled(leaf);
        return Mean(tokens, tokens.Count - Math.Min(tokens.Count, Window));
    }

    /// <summary>The same of the window where it is lowest; of a solution that is shorter than a window, of the whole.</summary>
    public static double Lowest(Node leaf)
    {
        var tokens = Sampled(leaf);
        return Enumerable.Range(0, Math.Max(1, tokens.Count - Window + 1)).Min(start => Mean(tokens, start));
    }

    private static List<double> Sampled(Node leaf) =>
        [
            .. leaf.FromFirstStep()
                .SelectMany(node => node.Tokens.ToArray())
                .Where(token => !token.Given)
                .Select(token => (double)token.LogProbability),
        ];

    private static double Mean(List<double> tokens, int start) => Math.Exp(tokens.Skip(start).Take(Window).DefaultIfEmpty().Average());
}
