using Verify.Inference.Samplers;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Decoding;

/// <summary>
/// Samples all requests of a call in lock-step: 1. run what is missing of the paths; 2. draw one token for every sample; 3. end those whose
/// rules say so; 4. run the tokens drawn; again from 2.
/// </summary>
/// <remarks>
/// Samples at the same node share its logits; those that draw the same token there share the next node too. Samples for which the tree has
/// no room wait until those before them have ended.
/// </remarks>
internal sealed class ContinueCall : TreeCall<IReadOnlyList<Generation>>
{
    private readonly CancellationToken _interrupt;
    private readonly Sample[] _samples;
    private readonly SampleQueue _queue;
    private readonly TokenDraws _draws;
    private long _tokensLeft;
    private bool _hasBegun;

    public ContinueCall(IDecodingTree tree, TokenTable tokens, IReadOnlyList<ContinueRequest> requests, DecodeLimits limits)
        : base(tree, CancellationToken.None)
    {
        (_interrupt, _tokensLeft) = (limits.Interrupt, limits.TotalTokens);
        var stops = new Dictionary<IReadOnlyList<string>, StopStrings>();
        _samples = [.. requests.Select(request => new Sample(request, StopsOf(request.Stop, stops), tree.Shape.ContextLength))];
        _queue = new SampleQueue(tree, _samples);
        _draws = new TokenDraws(tree, tokens, _samples.Length);
    }

    protected override bool AdvanceRun()
    {
        if (_interrupt.IsCancellationRequested)
        {
            Tree.Abandon(Pending);
        }

        if (Pending.Count > 0)
        {
            // 1. and 4.
            Tree.RunSome(Pending);
        }
        else if (_queue.Active.Count > 0)
        {
            Step();
        }
        else
        {
            EndBeyondLimits();
            if (!_queue.HasWaiting)
            {
                return false;
            }

            _queue.Admit(Pending);
            _hasBegun = false;
        }

        return true;
    }

    protected override IReadOnlyList<Generation> Finish() => [.. _samples.Select(sample => sample.Finish())];

    private static StopStrings StopsOf(IReadOnlyList<string> strings, Dictionary<IReadOnlyList<string>, StopStrings> known) =>
        known.TryGetValue(strings, out var stops) ? stops : known[strings] = new StopStrings(strings);

    private void Step()
    {
        var active = _queue.Active;
        if (!_hasBegun)
        {
            Tree.Layout.BeginSteps(active);
        }

        _hasBegun = true;
        EndBeyondLimits();
        if (active.Count == 0)
        {
            return;
        }

        Tree.Layout.Review(active);

        // 2.
        _tokensLeft -= active.Count;
        _draws.Draw(active);
        active.RemoveAll(static sample => sample.IsEnded);

        EndBeyondLimits();
        _queue.MakeRoom();
        foreach (var sample in active)
        {
            var child = Tree.ChildOf(sample.Tip, sample.LastToken, Pending);
            Tree.Layout.Advance(sample.Tip, child);
            sample.Tip = child;
        }

        Tree.Layout.ReleaseRows(active);
    }

    /// <summary>
    /// 3. Common limits end samples from the last request on, so that which ones are cut short does not depend on timing.
    /// </summary>
    private void EndBeyondLimits()
    {
        if (_interrupt.IsCancellationRequested)
        {
            _queue.EndFrom(0, GenerationEnd.Interrupted);
        }

        if (_tokensLeft < _queue.Active.Count)
        {
            _queue.EndFrom((int)_tokensLeft, GenerationEnd.Budget);
        }

        if (_tokensLeft == 0)
        {
            _queue.EndFrom(0, GenerationEnd.Budget);
        }
    }
}
