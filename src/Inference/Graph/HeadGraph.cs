namespace Verify.Inference.Graph;

/// <summary>
/// Reward heads on the hidden states, in fp32 whatever the precision of the layers: they are small, and scores depend on them.
/// </summary>
internal sealed class HeadGraph(OnnxGraph graph, WeightStore store)
{
    private readonly Float32Encoding _encoding = new();

    /// <summary>Writes the values of all heads side by side for every token.</summary>
    public void Write(IReadOnlyList<HeadShape> heads, string hidden)
    {
        string[] values = [.. heads.Select((head, index) => Head($"head.{index}", head, hidden))];
        graph.Node("Concat", "", TensorNames.Heads, values, new OnnxAttribute("axis", -1));
        graph.Output(TensorNames.Heads, OnnxType.Float, "batch", "tokens", heads.Sum(head => head.Output.Outputs));
    }

    private string Head(string prefix, HeadShape head, string hidden)
    {
        if (head.Hidden is not { } layer)
        {
            return Linear(prefix, head.Output, hidden);
        }

        var inner = Linear($"{prefix}.hidden", layer, hidden);
        var active = head.Activation switch
        {
            HeadActivation.Relu => graph.Node("Relu", "", $"{prefix}.relu", [inner]),
            HeadActivation.Tanh => graph.Node("Tanh", "", $"{prefix}.tanh", [inner]),
            _ => inner,
        };
        return Linear(prefix, head.Output, active);
    }

    private string Linear(string output, LinearShape linear, string input) =>
        _encoding.Multiply(
            graph,
            output,
            input,
            _encoding.Store(store.Data, store.Weights, linear.Weight),
            linear.Bias is { } bias ? store.Vector(bias) : null
        );
}
