using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Verify.Inference.Engine.Memory;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Graph;

namespace Verify.Inference.Engine.Rows;

/// <summary>A bank of rows bound to a session. Inputs are bound again only when their shape has changed.</summary>
internal sealed class BoundBank(DecoderSession session, RunBuffers buffers, int rows, int capacity) : IDisposable
{
    /// <summary>The width of the mask in columns is a multiple of this.</summary>
    public const int MaskStep = DecoderGraph.ColumnStep;

    private readonly OrtIoBinding _binding = session.Layers.CreateIoBinding();
    private (int Rows, int Tokens) _bound;
    private (int Tokens, int Width, int Version) _boundMask;
    private (int FirstRow, int Rows, int Capacity) _boundKv;

    public KvBank Kv { get; } = new(session.Dimensions, rows, capacity);

    public static int MaskWidth(int columns) => DecoderGraph.WholeSteps(columns);

    /// <summary>
    /// Runs the inputs in the buffers: <paramref name="tokens"/> tokens appended to each of <paramref name="boundRows"/> neighbouring rows,
    /// under a mask of <paramref name="maskWidth"/> columns.
    /// </summary>
    public void Run(int firstRow, int boundRows, int tokens, int maskWidth)
    {
        if (_boundKv != (firstRow, boundRows, Kv.Capacity))
        {
            BindKv(firstRow, boundRows);
        }

        if (_bound != (boundRows, tokens))
        {
            BindTokens(boundRows, tokens);
        }

        if (_boundMask != (tokens, maskWidth, buffers.MaskVersion))
        {
            BindMask(tokens, maskWidth);
        }

        session.Run(session.Layers, _binding);
    }

    public void Dispose()
    {
        _binding.Dispose();
        Kv.Dispose();
    }

    private void BindKv(int firstRow, int boundRows)
    {
        Kv.Bind(_binding, firstRow, boundRows);
        _boundKv = (firstRow, boundRows, Kv.Capacity);
    }

    private void BindTokens(int boundRows, int tokens)
    {
        var output = session.Vocabulary is null ? TensorNames.Heads : TensorNames.Hidden;
        Input(TensorNames.Tokens, buffers.Tokens, TensorElementType.Int64, boundRows, tokens);
        Input(TensorNames.Positions, buffers.Positions, TensorElementType.Int64, boundRows, tokens);
        Input(TensorNames.LastColumns, buffers.LastColumns, TensorElementType.Int32, boundRows);
        Input(TensorNames.TotalColumns, buffers.TotalColumns, TensorElementType.Int32);
        using var outputs = buffers.Outputs.Tensor(TensorElementType.Float, 0, boundRows, tokens, session.Dimensions.OutputWidth);
        _binding.BindOutput(output, outputs);
        _bound = (boundRows, tokens);
    }

    private void BindMask(int tokens, int width)
    {
        Input(TensorNames.Mask, buffers.Mask, TensorElementType.Float, 1, 1, tokens, width);
        _boundMask = (tokens, width, buffers.MaskVersion);
    }

    private void Input<T>(string name, NativeBuffer<T> buffer, TensorElementType type, params long[] shape)
        where T : unmanaged
    {
        using var value = buffer.Tensor(type, 0, shape);
        _binding.BindInput(name, value);
    }
}
