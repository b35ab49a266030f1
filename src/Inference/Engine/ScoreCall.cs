using Verify.Inference.Samplers;

namespace Verify.Inference.Engine;

/// <summary>Log-probabilities of given tokens: the last token of a path is judged, so it need not be run.</summary>
internal sealed class ScoreCall : TreeCall<IReadOnlyList<float[]>>
{
    private readonly SamplingTools _tools;
    private readonly float[][] _scores;
    private readonly List<(int Node, int Token, int Request, int Index)> _judged = [];
    private int _next;

    public ScoreCall(TreeCore tree, SamplingTools tools, IReadOnlyList<ScoreRequest> requests, CancellationToken cancellationToken)
        : base(tree, cancellationToken)
    {
        _tools = tools;
        _scores = [.. requests.Select(request => new float[request.Path.Length - request.From])];
        for (var i = 0; i < requests.Count; i++) Plan(requests[i], i);
    }

    protected override bool AdvanceRun()
    {
        if (base.AdvanceRun()) return true;
        if (_next == _judged.Count) return false;

        using var tool = _tools.Rent();
        var batch = _judged.GetRange(_next, Math.Min(tool.Projection.Rows, _judged.Count - _next));
        for (var row = 0; row < batch.Count; row++) Tree.Output(batch[row].Node).CopyTo(tool.Projection.Hidden(row));
        tool.Projection.Run(batch.Count);
        for (var row = 0; row < batch.Count; row++)
        {
            var logits = tool.Projection.Logits(row);
            _scores[batch[row].Request][batch[row].Index] = logits[batch[row].Token] - tool.Sampler.LogSum(logits);
        }

        _next += batch.Count;
        return true;
    }

    protected override IReadOnlyList<float[]> Finish() => _scores;

    private void Plan(ScoreRequest request, int index)
    {
        var tokens = request.Path.ToArray();
        var node = Tree.Resolve(tokens.AsSpan(0, tokens.Length - 1), Pending);
        for (var i = tokens.Length - 1; i >= request.From; i--)
        {
            _judged.Add((node, tokens[i], index, i - request.From));
            node = Tree.Trie[node].Parent;
        }
    }
}
