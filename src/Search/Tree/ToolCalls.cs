using Verify.Inference;

namespace Verify.Search.Tree;

/// <summary>Tokens that tools put in come in runs, one for each call.</summary>
internal static class ToolCalls
{
    /// <summary>How many runs there are.</summary>
    public static int Count(ReadOnlySpan<SampledToken> tokens)
    {
        var (count, given) = (0, false);
        foreach (var token in tokens)
        {
            count += token.Given && !given ? 1 : 0;
            given = token.Given;
        }

        return count;
    }
}
