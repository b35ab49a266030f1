using System.Diagnostics;

namespace Verify.Inference.Engine;

/// <summary>Measures what runs of a model cost on this machine, for the choice of layouts. Takes a few seconds for a large model.</summary>
/// <remarks>
/// Measured once, when a model is imported, and kept in its manifest: layouts decide how sums are rounded, so costs measured anew at each
/// start would make the same request give other tokens after a restart.
/// </remarks>
internal static class LayoutCostMeter
{
    private const int Tokens = 16;
    private const int FewColumns = 64;
    private const int ManyColumns = 1024;
    private const int LeastRepeats = 3;
    private const int MostRepeats = 40;
    private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(60);

    public static LayoutCosts Measure(DecoderSession session)
    {
        using var buffers = new RunBuffers(session.Dimensions);
        using var row = new BoundBank(session, buffers, 1, ManyColumns + BoundBank.MaskStep);
        using var ragged = new BoundBank(session, buffers, Tokens, ManyColumns + BoundBank.MaskStep);

        var one = Time(row, buffers, 1, 1, FewColumns);
        var (pair, token, run) = Fit(one, Time(row, buffers, 1, Tokens, FewColumns), Time(row, buffers, 1, Tokens, ManyColumns));
        var (singlePair, singleToken, _) = Fit(one, Time(ragged, buffers, Tokens, 1, FewColumns), Time(ragged, buffers, Tokens, 1, ManyColumns));
        return new LayoutCosts(run, token, pair, singleToken, singlePair, TimeCopy(row, ragged));
    }

    /// <summary>Solves for the costs of a pair, a token and a run; noise must not make any of them negative.</summary>
    private static (double Pair, double Token, double Run) Fit(double one, double few, double many)
    {
        var pair = Math.Max(0, many - few) / (Tokens * (ManyColumns - FewColumns));
        var token = Math.Max(0, ((few - one) / (Tokens - 1)) - (pair * FewColumns));
        return (pair, token, Math.Max(0, one - token - (pair * FewColumns)));
    }

    private static double Time(BoundBank bank, RunBuffers buffers, int rows, int tokensPerRow, int columns)
    {
        var width = BoundBank.MaskWidth(columns);
        buffers.EnsureMask((long)tokensPerRow * width);
        buffers.Mask.Slice(0, tokensPerRow * width).Clear();
        buffers.Tokens.Slice(0, Tokens).Clear();
        buffers.Positions.Slice(0, Tokens).Clear();
        buffers.LastColumns.Slice(0, rows).Fill(columns - 1);
        buffers.TotalColumns.Slice(0, 1)[0] = width;
        bank.Run(0, rows, tokensPerRow, width);
        return Fastest(() => bank.Run(0, rows, tokensPerRow, width));
    }

    private static double TimeCopy(BoundBank from, BoundBank to) => Fastest(() => to.Kv.Copy(from.Kv, 0, 0, 1, 0, ManyColumns)) / ManyColumns;

    /// <summary>Microseconds; the fastest of several, since whatever else the machine does only ever adds.</summary>
    private static double Fastest(Action run)
    {
        var fastest = double.MaxValue;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < MostRepeats && (i < LeastRepeats || Stopwatch.GetElapsedTime(started) < LongEnough); i++)
        {
            var begun = ComputeClock.Now;
            run();
            fastest = Math.Min(fastest, (ComputeClock.Now - begun).TotalMicroseconds);
        }

        return fastest;
    }
}
