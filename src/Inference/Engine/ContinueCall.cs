using System.Runtime.InteropServices;
using Verify.Inference.Samplers;

namespace Verify.Inference.Engine;

/// <summary>
/// Samples all requests of a call in lock-step:
/// 1. run what is missing of the paths; 2. draw one token for every sample; 3. end those whose rules say so; 4. run the tokens drawn; again from 2.
/// </summary>
/// <remarks>Samples that stand at the same node share its logits; those that draw the same token there share the next node too.</remarks>
internal sealed class ContinueCall : TreeCall<IReadOnlyList<Continuation>>
{
    private readonly SamplingTools _tools;
    private readonly ITokenizer _tokenizer;
    private readonly CancellationToken _interrupt;
    private readonly Sample[] _samples;
    private readonly List<Sample> _active;
    private readonly List<int> _path = [];
    private readonly ulong[] _byTip;
    private long _tokensLeft;

    public ContinueCall(
        TreeCore tree,
        SamplingTools tools,
        ITokenizer tokenizer,
        int contextLength,
        IReadOnlyList<ContinueRequest> requests,
        DecodeLimits limits,
        CancellationToken cancellationToken)
        : base(tree, cancellationToken)
    {
        (_tools, _tokenizer) = (tools, tokenizer);
        (_interrupt, _tokensLeft) = (limits.Interrupt, limits.TotalTokens);
        var stops = new Dictionary<StopRule, StopStrings>();
        _samples = [.. requests.Select(request => new Sample(request, StopsOf(request.Stop, stops), contextLength))];
        _byTip = new ulong[_samples.Length];
        _active = [.. _samples];
        EndBeyondLimits();
        foreach (var sample in _active) sample.Tip = tree.Resolve(sample.Request.Path.ToArray(), Pending);
    }

    protected override bool AdvanceRun()
    {
        if (_active.Count == 0) return false;

        // 1. and 4.
        if (base.AdvanceRun()) return true;

        EndBeyondLimits();
        DrawTokens();
        EndBeyondLimits();
        foreach (var sample in _active) sample.Tip = Tree.ChildOf(sample.Tip, sample.LastToken, Pending);
        return _active.Count > 0;
    }

    protected override IReadOnlyList<Continuation> Finish() => [.. _samples.Select(sample => sample.Finish())];

    private static StopStrings StopsOf(StopRule rule, Dictionary<StopRule, StopStrings> known) =>
        known.TryGetValue(rule, out var stops) ? stops : known[rule] = new StopStrings(rule.Strings);

    /// <summary>3. Common limits end samples from the last request on, so that which ones are cut short does not hang on timing.</summary>
    private void EndBeyondLimits()
    {
        if (_interrupt.IsCancellationRequested) EndFrom(0, EndReason.Interrupted);
        if (_tokensLeft < _active.Count) EndFrom((int)_tokensLeft, EndReason.TotalTokens);
    }

    private void EndFrom(int first, EndReason reason)
    {
        for (var i = first; i < _active.Count; i++) _active[i].End(reason);
        _active.RemoveRange(first, _active.Count - first);
    }

    /// <summary>2. One token for every active sample; samples at one node are drawn together.</summary>
    private void DrawTokens()
    {
        _tokensLeft -= _active.Count;
        for (var i = 0; i < _active.Count; i++) _byTip[i] = ((ulong)(uint)_active[i].Tip << 32) | (uint)i;
        var byTip = _byTip.AsSpan(0, _active.Count);
        byTip.Sort();

        using var tool = _tools.Rent();
        while (!byTip.IsEmpty) byTip = byTip[DrawBatch(byTip, tool)..];
        _active.RemoveAll(static sample => sample.IsEnded);
    }

    /// <summary>Draws for as many nodes as the projection takes at a time; returns how many samples that were.</summary>
    private int DrawBatch(ReadOnlySpan<ulong> byTip, SamplingTools.Tool tool)
    {
        var rows = 0;
        var count = 0;
        for (var tip = -1; count < byTip.Length; count++)
        {
            if (TipOf(byTip[count]) == tip) continue;
            if (rows == tool.Projection.Rows) break;

            tip = TipOf(byTip[count]);
            Tree.Output(tip).CopyTo(tool.Projection.Hidden(rows++));
        }

        tool.Projection.Run(rows);
        for (int start = 0, row = 0; start < count; row++)
        {
            var end = start + 1;
            while (end < count && TipOf(byTip[end]) == TipOf(byTip[start])) end++;
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
        for (; node != TokenTrie.Root; node = Tree.Trie[node].Parent) _path.Add(Tree.Trie[node].Token);
        return CollectionsMarshal.AsSpan(_path);
    }

    private static int TipOf(ulong entry) => (int)(entry >> 32);
}
