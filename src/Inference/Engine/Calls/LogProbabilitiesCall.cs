using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Trees;

namespace Verify.Inference.Engine.Calls;

/// <summary>
/// Log-probabilities of given tokens. The last token of a path need not be run: its probability comes from the token before it.
/// </summary>
internal sealed class LogProbabilitiesCall(
    TreeCore tree,
    SamplingTools tools,
    IReadOnlyList<LogProbabilitiesRequest> requests,
    CancellationToken cancellationToken
) : WholePathsCall<IReadOnlyList<float[]>>(tree, [.. requests.Select(request => request.Path.ToArray()[..^1])], cancellationToken)
{
    private readonly float[][] _scores = new float[requests.Count][];

    protected override void Collect(int path, int node)
    {
        var tokens = requests[path].Path.ToArray().AsSpan(requests[path].From);
        var scores = _scores[path] = new float[tokens.Length];
        using var tool = tools.Rent();
        for (var end = tokens.Length; end > 0; )
        {
            var count = Math.Min(tool.Projection.Rows, end);
            for (var row = 0; row < count; row++, node = Tree.Trie[node].Parent)
            {
                Tree.Output(node).CopyTo(tool.Projection.Hidden(row));
            }

            tool.Projection.Run(count);
            for (var row = 0; row < count; row++)
            {
                var logits = tool.Projection.Logits(row);
                scores[--end] = logits[tokens[end]] - tool.Sampler.LogSum(logits);
            }
        }
    }

    protected override IReadOnlyList<float[]> Finish() => _scores;
}
