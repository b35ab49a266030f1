using System.Runtime.InteropServices;
using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Trees;
using Verify.Inference.Engine.Tries;
using Verify.Inference.Samplers;

namespace Verify.Inference.Engine.Calls;

/// <summary>
/// Draws the next token of every sample. The logits and the distribution of a node are computed once for all samples there.
/// </summary>
/// <param name="tree">Holds the hidden states of the nodes.</param>
/// <param name="tools">Turn hidden states into logits and tokens.</param>
/// <param name="tokenizer">Spells tokens, for stop strings.</param>
/// <param name="mostSamples">The most samples of one draw.</param>
internal sealed class TokenDraws(TreeCore tree, SamplingTools tools, ITokenizer tokenizer, int mostSamples)
{
    /// <summary>Samples as (tip, index) in one number, so that plain sorting brings those at one node together, in their order.</summary>
    private readonly ulong[] _byTip = new ulong[mostSamples];
    private readonly List<int> _path = [];

    public void Draw(List<Sample> samples)
    {
        for (var i = 0; i < samples.Count; i++)
        {
            _byTip[i] = ((ulong)(uint)samples[i].Tip << 32) | (uint)i;
        }

        var byTip = _byTip.AsSpan(0, samples.Count);
        byTip.Sort();

        using var tool = tools.Rent();
        while (!byTip.IsEmpty)
        {
            byTip = byTip[DrawBatch(samples, byTip, tool)..];
        }
    }

    /// <summary>Draws for as many nodes as the projection takes at a time; returns how many samples that were.</summary>
    private int DrawBatch(List<Sample> samples, ReadOnlySpan<ulong> byTip, SamplingTools.Tool tool)
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
            tree.Output(tip).CopyTo(tool.Projection.Hidden(rows++));
        }

        tool.Projection.Run(rows);
        for (int start = 0, row = 0; start < count; row++)
        {
            var end = start + 1;
            while (end < count && TipOf(byTip[end]) == TipOf(byTip[start]))
            {
                end++;
            }

            DrawAtNode(samples, byTip[start..end], tool.Projection.Logits(row), tool.Sampler);
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
            sample.Append(token, logits[token] - logSum, tokenizer);
        }
    }

    private ReadOnlySpan<int> PathTo(int node)
    {
        _path.Clear();
        for (; node != TokenTrie.Root; node = tree.Trie[node].Parent)
        {
            _path.Add(tree.Trie[node].Token);
        }

        return CollectionsMarshal.AsSpan(_path);
    }

    private static int TipOf(ulong entry) => (int)(entry >> 32);
}
