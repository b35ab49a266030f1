using System.Runtime.InteropServices;
using Verify.Inference.Samplers;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Decoding;

/// <summary>
/// Draws the next token of every sample. The logits and the distribution of a node are computed once for all samples there.
/// </summary>
/// <param name="tree">Gives the logits of its nodes.</param>
/// <param name="tokens">The model's tokens.</param>
/// <param name="mostSamples">The most samples of one draw.</param>
internal sealed class TokenDraws(IDecodingTree tree, TokenTable tokens, int mostSamples)
{
    /// <summary>Samples as (tip, index) in one number, so that plain sorting brings those at one node together, in their order.</summary>
    private readonly ulong[] _byTip = new ulong[mostSamples];
    private readonly List<int> _path = [];
    private readonly List<int> _nodes = [];

    public void Draw(List<Sample> samples)
    {
        for (var i = 0; i < samples.Count; i++)
        {
            _byTip[i] = ((ulong)(uint)samples[i].Tip << 32) | (uint)i;
        }

        var byTip = _byTip.AsSpan(0, samples.Count);
        byTip.Sort();

        using var logits = tree.RentLogits();
        while (!byTip.IsEmpty)
        {
            byTip = byTip[DrawBatch(samples, byTip, logits)..];
        }
    }

    /// <summary>Draws for as many nodes as logits are computed of at a time; returns how many samples that were.</summary>
    private int DrawBatch(List<Sample> samples, ReadOnlySpan<ulong> byTip, INodeLogits logits)
    {
        _nodes.Clear();
        var count = 0;
        for (var tip = -1; count < byTip.Length; count++)
        {
            if (TipOf(byTip[count]) == tip)
            {
                continue;
            }

            if (_nodes.Count == logits.Rows)
            {
                break;
            }

            tip = TipOf(byTip[count]);
            _nodes.Add(tip);
        }

        logits.Compute(CollectionsMarshal.AsSpan(_nodes));
        for (int start = 0, row = 0; start < count; row++)
        {
            var end = start + 1;
            while (end < count && TipOf(byTip[end]) == TipOf(byTip[start]))
            {
                end++;
            }

            DrawAtNode(samples, byTip[start..end], logits.Row(row), logits.Sampler);
            start = end;
        }

        return count;
    }

    private void DrawAtNode(List<Sample> samples, ReadOnlySpan<ulong> entries, ReadOnlySpan<float> logits, TokenSampler sampler)
    {
        var logSum = sampler.LogSum(logits);
        Sampling? prepared = null;
        foreach (var entry in entries)
        {
            var sample = samples[(int)(uint)entry];
            if (sample.Request.Sampling != prepared)
            {
                prepared = sample.Request.Sampling;
                sampler.Prepare(logits, prepared, prepared.RepetitionPenalty == 1 ? [] : PathTo(sample.Tip));
            }

            var token = sampler.Draw(sample.NextUniform);
            sample.Append(tokens, token, logits[token] - logSum);
        }
    }

    private ReadOnlySpan<int> PathTo(int node)
    {
        _path.Clear();
        tree.CopyBack(node, _path);
        return CollectionsMarshal.AsSpan(_path);
    }

    private static int TipOf(ulong entry) => (int)(entry >> 32);
}
