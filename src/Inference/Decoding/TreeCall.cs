namespace Verify.Inference.Decoding;

/// <summary>One call on a tree, advanced run by run on the pool.</summary>
internal abstract class TreeCall<T>(IDecodingTree tree, CancellationToken cancellationToken) : IComputeWork
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the tree may be used for the next call.</summary>
    public Task<T> Result => _done.Task;

    protected IDecodingTree Tree => tree;

    /// <summary>Nodes that have been added to the trie and are still to be run.</summary>
    protected List<int> Pending { get; } = [];

    public bool Advance()
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (AdvanceRun())
            {
                return true;
            }

            tree.Layout.Fold();
            _done.SetResult(Finish());
        }
        catch (OperationCanceledException)
        {
            Reset();
            _done.SetCanceled(cancellationToken);
        }
        catch (Exception failure)
        {
            Reset();
            _done.SetException(failure);
        }

        return false;
    }

    /// <summary>Does about one run; false when nothing is left to do.</summary>
    protected abstract bool AdvanceRun();

    protected abstract T Finish();

    /// <summary>Puts the tree into a state in which the next call can use it.</summary>
    private void Reset()
    {
        tree.Abandon(Pending);
        tree.Layout.Fold();
    }
}
