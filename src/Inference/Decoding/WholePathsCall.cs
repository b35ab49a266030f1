namespace Verify.Inference.Decoding;

/// <summary>
/// A call that needs given paths run and then collects a result at each of them: as many paths at a time as the tree has room for, packed
/// into common runs.
/// </summary>
internal abstract class WholePathsCall<T>(IDecodingTree tree, IReadOnlyList<int[]> paths, CancellationToken cancellationToken)
    : TreeCall<T>(tree, cancellationToken)
{
    private readonly List<int> _nodes = [];
    private int _collected;

    protected sealed override bool AdvanceRun()
    {
        if (Pending.Count > 0)
        {
            Tree.RunSome(Pending);
            return true;
        }

        if (_collected < _nodes.Count)
        {
            Collect(_collected, _nodes[_collected]);
            _collected++;
            return true;
        }

        if (_collected == paths.Count)
        {
            return false;
        }

        Admit();
        return true;
    }

    /// <summary>Collects the result of a path that has been run to its end, at <paramref name="node"/>.</summary>
    protected abstract void Collect(int path, int node);

    private void Admit()
    {
        if (!TryAdmitNext())
        {
            Tree.KeepOnlyPath(paths[_collected]);
            if (!TryAdmitNext())
            {
                throw Tree.TooLong(paths[_collected].Length);
            }
        }

        while (_nodes.Count < paths.Count && TryAdmitNext()) { }
        if (Pending.Count > 0)
        {
            Tree.Layout.SpreadPending(Pending);
        }
    }

    private bool TryAdmitNext()
    {
        if (!Tree.TryResolve(paths[_nodes.Count], 0, Pending, out var node))
        {
            return false;
        }

        _nodes.Add(node);
        return true;
    }
}
