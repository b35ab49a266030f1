namespace Verify.Inference.Decoding;

/// <summary>
/// Log-probabilities of given tokens. The last token of a path need not be run: its probability comes from the token before it.
/// </summary>
internal sealed class LogProbabilitiesCall(
    IDecodingTree tree,
    IReadOnlyList<LogProbabilitiesRequest> requests,
    CancellationToken cancellationToken
) : WholePathsCall<IReadOnlyList<float[]>>(tree, [.. requests.Select(request => request.Path.ToArray()[..^1])], cancellationToken)
{
    private readonly float[][] _scores = new float[requests.Count][];

    protected override void Collect(int path, int node)
    {
        var tokens = requests[path].Path.ToArray().AsSpan(requests[path].From);
        var scores = _scores[path] = new float[tokens.Length];
        using var logits = Tree.RentLogits();
        var nodes = new int[Math.Min(logits.Rows, tokens.Length)];
        for (var end = tokens.Length; end > 0; )
        {
            var count = Math.Min(nodes.Length, end);
            for (var row = 0; row < count; row++, node = Tree.ParentOf(node))
            {
                nodes[row] = node;
            }

            logits.Compute(nodes.AsSpan(0, count));
            for (var row = 0; row < count; row++)
            {
                scores[--end] = logits.Row(row)[tokens[end]] - logits.Sampler.LogSum(logits.Row(row));
            }
        }
    }

    protected override IReadOnlyList<float[]> Finish() => _scores;
}
