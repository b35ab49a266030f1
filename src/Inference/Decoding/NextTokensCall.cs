using Verify.Inference.Tokenization;

namespace Verify.Inference.Decoding;

/// <summary>The likeliest next tokens after paths, and the log-probabilities of chosen ones.</summary>
internal sealed class NextTokensCall(
    IDecodingTree tree,
    TokenTable tokens,
    IReadOnlyList<TokenPath> paths,
    int top,
    IReadOnlyList<Token> chosen,
    CancellationToken cancellationToken
) : WholePathsCall<IReadOnlyList<NextTokens>>(tree, [.. paths.Select(path => path.ToArray())], cancellationToken)
{
    private readonly NextTokens[] _next = new NextTokens[paths.Count];

    protected override void Collect(int path, int node)
    {
        using var logits = Tree.RentLogits();
        logits.Compute([node]);
        var row = logits.Row(0);
        var sum = logits.Sampler.LogSum(row);
        var odds = new float[chosen.Count];
        for (var i = 0; i < odds.Length; i++)
        {
            odds[i] = row[chosen[i].Id] - sum;
        }

        var likeliest = new TokenOdds[top];
        foreach (var (place, id) in Likeliest(row).Index())
        {
            likeliest[place] = new TokenOdds(tokens[id], row[id] - sum);
        }

        _next[path] = new NextTokens(likeliest, odds);
    }

    protected override IReadOnlyList<NextTokens> Finish() => _next;

    /// <summary>A heap of the best so far, the worst of them on top, so that a large vocabulary is not sorted for a few tokens.</summary>
    private int[] Likeliest(ReadOnlySpan<float> logits)
    {
        var best = new PriorityQueue<int, (float Logit, int BeforeId)>(top + 1);
        for (var id = 0; id < logits.Length && top > 0; id++)
        {
            if (best.Count < top)
            {
                best.Enqueue(id, (logits[id], -id));
            }
            else if (best.TryPeek(out _, out var worst) && logits[id] > worst.Logit)
            {
                best.DequeueEnqueue(id, (logits[id], -id));
            }
        }

        var descending = new int[best.Count];
        for (var i = descending.Length - 1; i >= 0; i--)
        {
            descending[i] = best.Dequeue();
        }

        return descending;
    }
}
