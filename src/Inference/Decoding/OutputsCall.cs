namespace Verify.Inference.Decoding;

/// <summary>Reads the outputs, head values or hidden states, at the last tokens of paths.</summary>
internal sealed class OutputsCall(IDecodingTree tree, IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken)
    : WholePathsCall<IReadOnlyList<float[]>>(tree, [.. paths.Select(path => path.ToArray())], cancellationToken)
{
    private readonly float[][] _values = new float[paths.Count][];

    protected override void Collect(int path, int node) => _values[path] = Tree.Output(node).ToArray();

    protected override IReadOnlyList<float[]> Finish() => _values;
}
