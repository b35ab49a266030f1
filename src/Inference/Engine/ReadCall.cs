namespace Verify.Inference.Engine;

/// <summary>Reads the heads at the last tokens of paths: all missing tokens are packed into common runs.</summary>
internal sealed class ReadCall : TreeCall<IReadOnlyList<float[]>>
{
    private readonly int[] _nodes;

    public ReadCall(TreeCore tree, IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken)
        : base(tree, cancellationToken) => _nodes = [.. paths.Select(path => tree.Resolve(path.ToArray(), Pending))];

    protected override IReadOnlyList<float[]> Finish() => [.. _nodes.Select(node => Tree.Output(node).ToArray())];
}
