using Verify.Inference.Engine.Rows;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Manifests;

namespace Verify.Inference.Engine.Layouts;

/// <summary>Measures what runs of a model cost on this machine, for the choice of layouts. Takes some seconds for a large model.</summary>
/// <remarks>
/// Measured once, when a model is imported, and kept in its manifest: layouts decide how sums are rounded, so costs measured again at each
/// start would make the same request give other tokens after a restart.
/// </remarks>
internal static class LayoutCostMeter
{
    private const int MostRows = 16;
    private const int FewColumns = 64;
    private const int ManyColumns = 1024;
    private const int LeastRepeats = 3;
    private const int MostRepeats = 40;
    private static readonly int[] TokenCounts = [1, 2, 4, 8, 16, 32];
    private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(60);

    public static LayoutCosts Measure(DecoderSession session, TimeProvider time)
    {
        using var buffers = new RunBuffers(session.Dimensions);
        using var row = new BoundBank(session, buffers, 1, ManyColumns + BoundBank.MaskStep);
        using var batch = new BoundBank(session, buffers, MostRows, ManyColumns + BoundBank.MaskStep);
        return new LayoutCosts(
            [.. TokenCounts.Select(tokens => Measure(row, buffers, 1, tokens, time))],
            [.. TokenCounts.Where(rows => rows <= MostRows).Select(rows => Measure(batch, buffers, rows, 1, time))],
            TimeCopy(row, batch, time)
        );
    }

    /// <summary>The line through the times of a short and a long row; its slope is not negative, whatever the noise.</summary>
    private static RunCost Measure(BoundBank bank, RunBuffers buffers, int rows, int tokensPerRow, TimeProvider time)
    {
        var few = Time(bank, buffers, rows, tokensPerRow, FewColumns, time);
        var many = Time(bank, buffers, rows, tokensPerRow, ManyColumns, time);
        var column = Math.Max(0, many - few) / (ManyColumns - FewColumns);
        return new RunCost(rows * tokensPerRow, Math.Max(0, few - (column * FewColumns)), column);
    }

    private static double Time(BoundBank bank, RunBuffers buffers, int rows, int tokensPerRow, int columns, TimeProvider time)
    {
        var width = BoundBank.MaskWidth(columns);
        buffers.EnsureMask((long)tokensPerRow * width);
        buffers.Mask.Slice(0, tokensPerRow * width).Clear();
        buffers.Tokens.Slice(0, rows * tokensPerRow).Clear();
        buffers.Positions.Slice(0, rows * tokensPerRow).Clear();
        buffers.LastColumns.Slice(0, rows).Fill(columns - 1);
        buffers.TotalColumns.Slice(0, 1)[0] = width;
        bank.Run(0, rows, tokensPerRow, width);
        return Fastest(() => bank.Run(0, rows, tokensPerRow, width), time);
    }

    private static double TimeCopy(BoundBank from, BoundBank to, TimeProvider time) =>
        Fastest(() => to.Kv.Copy(from.Kv, 0, 0, 1, 0, ManyColumns), time) / ManyColumns;

    /// <summary>Microseconds; the fastest of several runs, since other work on the machine only adds time.</summary>
    private static double Fastest(Action run, TimeProvider time)
    {
        var fastest = double.MaxValue;
        var started = time.GetTimestamp();
        for (var i = 0; i < MostRepeats && (i < LeastRepeats || time.GetElapsedTime(started) < LongEnough); i++)
        {
            var begun = ComputeClock.Now(time);
            run();
            fastest = Math.Min(fastest, (ComputeClock.Now(time) - begun).TotalMicroseconds);
        }

        return fastest;
    }
}
