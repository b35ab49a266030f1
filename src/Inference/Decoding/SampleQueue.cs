using System.Runtime.InteropServices;

namespace Verify.Inference.Decoding;

/// <summary>The samples of a call: those for whose next tokens the tree has room are active, the others wait in their order.</summary>
internal sealed class SampleQueue(IDecodingTree tree, IEnumerable<Sample> samples)
{
    private readonly List<Sample> _waiting = [.. samples];
    private readonly List<int> _tips = [];

    /// <summary>In the order of their requests. A sample that has ended is taken out by the caller.</summary>
    public List<Sample> Active { get; } = [];

    public bool HasWaiting => _waiting.Count > 0;

    /// <summary>
    /// Activates as many of the waiting samples as the tree has room for, each with its next token; what is missing of their paths is added
    /// to <paramref name="pending"/>, to be run.
    /// </summary>
    public void Admit(List<int> pending)
    {
        if (!TryAdmitFirst(pending))
        {
            tree.KeepOnlyPath(_waiting[0].Tokens());
            if (!TryAdmitFirst(pending))
            {
                RefuseFirst();
            }
        }

        while (_waiting.Count > 0 && Active.Count > 0 && TryAdmitFirst(pending)) { }
        if (pending.Count > 0)
        {
            tree.Layout.SpreadPending(pending);
        }
    }

    /// <summary>
    /// Makes room for the tokens just drawn: first the nodes that this call does not need are removed; if that is not enough, the later
    /// half of the samples has to wait, and so on.
    /// </summary>
    public void MakeRoom()
    {
        for (var isPruned = false; Active.Count > tree.Room; isPruned = true)
        {
            if (isPruned)
            {
                var half = Active.Count / 2;
                _waiting.InsertRange(0, Active[half..]);
                Active.RemoveRange(half, Active.Count - half);
            }

            _tips.Clear();
            foreach (var sample in Active)
            {
                _tips.Add(sample.Tip);
            }

            tree.KeepOnly(CollectionsMarshal.AsSpan(_tips));
            tree.Layout.BeginSteps(Active);
        }
    }

    /// <summary>Ends the active samples from the one at index <paramref name="first"/> on, and all that wait.</summary>
    public void EndFrom(int first, GenerationEnd end)
    {
        foreach (var sample in Active.Skip(first).Concat(_waiting))
        {
            sample.End(end);
        }

        Active.RemoveRange(first, Active.Count - first);
        _waiting.Clear();
    }

    private bool TryAdmitFirst(List<int> pending)
    {
        if (!tree.TryResolve(_waiting[0].Tokens(), Active.Count + 1, pending, out var tip))
        {
            return false;
        }

        _waiting[0].Tip = tip;
        Active.Add(_waiting[0]);
        _waiting.RemoveAt(0);
        return true;
    }

    /// <summary>It does not fit even alone: what was sampled is all there is, as at the end of the context.</summary>
    private void RefuseFirst()
    {
        if (!_waiting[0].HasTokens)
        {
            throw tree.TooLong(_waiting[0].Tokens().Length);
        }

        _waiting[0].End(GenerationEnd.Length);
        _waiting.RemoveAt(0);
    }
}
