using Verify.Inference.Engine.Memory;
using Verify.Inference.Engine.Sessions;

namespace Verify.Inference.Engine.Rows;

/// <summary>The inputs and outputs of a run; the memory stays at its address from run to run. One run at a time.</summary>
internal sealed class RunBuffers(DecoderDimensions dimensions) : IDisposable
{
    /// <summary>The most tokens of one run; longer prompts take several, so that other calls get their turn in between.</summary>
    public const int MostTokens = 256;

    public NativeBuffer<long> Tokens { get; } = new(MostTokens);

    public NativeBuffer<long> Positions { get; } = new(MostTokens);

    public NativeBuffer<int> LastColumns { get; } = new(MostTokens);

    public NativeBuffer<int> TotalColumns { get; } = new(1);

    public NativeBuffer<float> Outputs { get; } = new((long)MostTokens * dimensions.OutputWidth);

    /// <summary>One line per token: 0 for the columns that it attends to, minus infinity for the others.</summary>
    public NativeBuffer<float> Mask { get; private set; } = new(MostTokens);

    /// <summary>Changes when <see cref="Mask"/> has moved and must be bound again.</summary>
    public int MaskVersion { get; private set; }

    public void EnsureMask(long length)
    {
        if (Mask.Length >= length)
        {
            return;
        }

        Mask.Dispose();
        Mask = new NativeBuffer<float>(Math.Max(length, 2 * Mask.Length));
        MaskVersion++;
    }

    public Span<float> Output(int token) => Outputs.Slice((long)token * dimensions.OutputWidth, dimensions.OutputWidth);

    public void Dispose()
    {
        Tokens.Dispose();
        Positions.Dispose();
        LastColumns.Dispose();
        TotalColumns.Dispose();
        Outputs.Dispose();
        Mask.Dispose();
    }
}
