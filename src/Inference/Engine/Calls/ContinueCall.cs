using System.Runtime.InteropServices;
using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Trees;
using Verify.Inference.Engine.Tries;
using Verify.Inference.Samplers;

namespace Verify.Inference.Engine.Calls;

/// <summary>
/// Samples all requests of a call in lock-step:
/// 1. run what is missing of the paths; 2. draw one token for every sample; 3. end those whose rules say so; 4. run the tokens drawn;
/// again from 2.
/// </summary>
/// <remarks>
/// Samples that stand at the same node share its logits; those that draw the same token there share the next node too.
/// Samples for which the tree has no room wait until those before them have ended.
/// </remarks>
internal sealed class ContinueCall : TreeCall<IReadOnlyList<Continuation>>
{
    private readonly SamplingTools _tools;
    private readonly ITokenizer _tokenizer;
    private readonly CancellationToken _interrupt;
    private readonly Sample[] _samples;
    private readonly List<Sample> _waiting;
    private readonly List<Sample> _active = [];
    private readonly List<int> _tips = [];
    private readonly List<int> _path = [];
    private readonly ulong[] _byTip;
    private long _tokensLeft;
    private bool _hasBegun;

    public ContinueCall(
        TreeCore tree,
        SamplingTools tools,
        ITokenizer tokenizer,
        int contextLength,
        IReadOnlyList<ContinueRequest> requests,
        DecodeLimits limits
    )
        : base(tree, CancellationToken.None)
    {
        (_tools, _tokenizer) = (tools, tokenizer);
        (_interrupt, _tokensLeft) = (limits.Interrupt, limits.TotalTokens);
        var stops = new Dictionary<StopRule, StopStrings>();
        _samples = [.. requests.Select(request => new Sample(request, StopsOf(request.Stop, stops), contextLength))];
        _byTip = new ulong[_samples.Length];
        _waiting = [.. _samples];
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
        else if (_active.Count > 0)
        {
            Step();
        }
        else
        {
            EndBeyondLimits();
            if (_waiting.Count == 0)
            {
                return false;
            }

            Admit();
        }

        return true;
    }

    protected override IReadOnlyList<Continuation> Finish() => [.. _samples.Select(sample => sample.Finish())];

    private static StopStrings StopsOf(StopRule rule, Dictionary<StopRule, StopStrings> known) =>
        known.TryGetValue(rule, out var stops) ? stops : known[rule] = new StopStrings(rule.Strings);

    /// <summary>Takes in as many of the waiting samples as the tree has room for, each with its next token.</summary>
    private void Admit()
    {
        if (!TryAdmitFirst())
        {
            Tree.KeepOnlyPath(_waiting[0].Tokens);
            if (!TryAdmitFirst())
            {
                RefuseFirst();
            }
        }

        while (_waiting.Count > 0 && _active.Count > 0 && TryAdmitFirst()) { }
        _hasBegun = false;
        if (Pending.Count > 0)
        {
            Tree.Layout.SpreadPending(Pending);
        }
    }

    private bool TryAdmitFirst()
    {
        if (!Tree.TryResolve(_waiting[0].Tokens, _active.Count + 1, Pending, out var tip))
        {
            return false;
        }

        _waiting[0].Tip = tip;
        _active.Add(_waiting[0]);
        _waiting.RemoveAt(0);
        return true;
    }

    /// <summary>Even alone it does not fit: what was sampled is its piece, as where the context ends.</summary>
    private void RefuseFirst()
    {
        if (!_waiting[0].HasTokens)
        {
            throw new ModelCapacityException(
                $"A path of {_waiting[0].Tokens.Length} tokens does not fit the tree; open it with more columns."
            );
        }

        _waiting[0].End(EndReason.ContextFull);
        _waiting.RemoveAt(0);
    }

    private void Step()
    {
        if (!_hasBegun)
        {
            Tree.Layout.BeginSteps(_active);
        }

        _hasBegun = true;
        EndBeyondLimits();
        if (_active.Count == 0)
        {
            return;
        }

        Tree.Layout.Review(_active);
        DrawTokens();
        EndBeyondLimits();
        MakeRoom();
        foreach (var sample in _active)
        {
            var child = Tree.ChildOf(sample.Tip, sample.LastToken, Pending);
            Tree.Layout.Advance(sample.Tip, child);
            sample.Tip = child;
        }

        Tree.Layout.ReleaseRows(_active);
    }

    /// <summary>
    /// For the tokens just drawn: first what this call does not need is dropped, then the later half of the samples has to wait, and again.
    /// </summary>
    private void MakeRoom()
    {
        for (var isDropped = false; _active.Count > Tree.Room; isDropped = true)
        {
            if (isDropped)
            {
                var half = _active.Count / 2;
                _waiting.InsertRange(0, _active[half..]);
                _active.RemoveRange(half, _active.Count - half);
            }

            _tips.Clear();
            foreach (var sample in _active)
            {
                _tips.Add(sample.Tip);
            }

            Tree.KeepOnly(CollectionsMarshal.AsSpan(_tips));
            Tree.Layout.BeginSteps(_active);
        }
    }

    /// <summary>3. Common limits end samples from the last request on, so that which ones are cut short does not hang on timing.</summary>
    private void EndBeyondLimits()
    {
        if (_interrupt.IsCancellationRequested)
        {
            EndFrom(0, EndReason.Interrupted);
        }

        if (_tokensLeft < _active.Count)
        {
            EndFrom((int)_tokensLeft, EndReason.TotalTokens);
        }

        if (_tokensLeft == 0)
        {
            EndFrom(0, EndReason.TotalTokens);
        }
    }

    private void EndFrom(int first, EndReason reason)
    {
        foreach (var sample in _active.Skip(first).Concat(_waiting))
        {
            sample.End(reason);
        }

        _active.RemoveRange(first, _active.Count - first);
        _waiting.Clear();
    }

    /// <summary>2. One token for every active sample; samples at one node are drawn together.</summary>
    private void DrawTokens()
    {
        _tokensLeft -= _active.Count;
        for (var i = 0; i < _active.Count; i++)
        {
            _byTip[i] = ((ulong)(uint)_active[i].Tip << 32) | (uint)i;
        }

        var byTip = _byTip.AsSpan(0, _active.Count);
        byTip.Sort();

        using var tool = _tools.Rent();
        while (!byTip.IsEmpty)
        {
            byTip = byTip[DrawBatch(byTip, tool)..];
        }

        _active.RemoveAll(static sample => sample.IsEnded);
    }

    /// <summary>Draws for as many nodes as the projection takes at a time; returns how many samples that were.</summary>
    private int DrawBatch(ReadOnlySpan<ulong> byTip, SamplingTools.Tool tool)
    {
        var rows = 0;
        var count = 0;
        for (var tip = -1; count < byTip.Length; count++)
        {
            if (TipOf(byTip[count]) == tip)
            {
                continue;
            }

            if (rows == tool.Projection.Rows)
            {
                break;
            }

            tip = TipOf(byTip[count]);
            Tree.Output(tip).CopyTo(tool.Projection.Hidden(rows++));
        }

        tool.Projection.Run(rows);
        for (int start = 0, row = 0; start < count; row++)
        {
            var end = start + 1;
            while (end < count && TipOf(byTip[end]) == TipOf(byTip[start]))
            {
                end++;
            }

            DrawAtNode(byTip[start..end], tool.Projection.Logits(row), tool.Sampler);
            start = end;
        }

        return count;
    }

    private void DrawAtNode(ReadOnlySpan<ulong> samples, ReadOnlySpan<float> logits, TokenSampler sampler)
    {
        var logSum = sampler.LogSum(logits);
        Sampling? prepared = null;
        foreach (var entry in samples)
        {
            var sample = _active[(int)(uint)entry];
            if (sample.Request.Sampling != prepared)
            {
                prepared = sample.Request.Sampling;
                sampler.Prepare(logits, prepared, prepared.RepetitionPenalty == 1 ? [] : PathTo(sample.Tip));
            }

            var token = sampler.Draw(sample.NextUniform);
            sample.Take(token, logits[token] - logSum, _tokenizer);
        }
    }

    private ReadOnlySpan<int> PathTo(int node)
    {
        _path.Clear();
        for (; node != TokenTrie.Root; node = Tree.Trie[node].Parent)
        {
            _path.Add(Tree.Trie[node].Token);
        }

        return CollectionsMarshal.AsSpan(_path);
    }

    private static int TipOf(ulong entry) => (int)(entry >> 32);
}
