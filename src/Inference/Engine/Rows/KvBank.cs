using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Verify.Inference.Engine.Memory;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Graph;

namespace Verify.Inference.Engine.Rows;

/// <summary>
/// Keys and values of some rows of equal capacity: per layer one tensor of keys and one of values, [rows, heads, capacity, head width].
/// </summary>
internal sealed class KvBank(DecoderDimensions dimensions, int rows, int capacity) : IDisposable
{
    private readonly NativeBuffer<float>[] _tensors =
    [
        .. Enumerable.Range(0, 2 * dimensions.Layers).Select(_ => new NativeBuffer<float>((long)rows * capacity * dimensions.KeyFloats)),
    ];

    public int Capacity { get; private set; } = capacity;

    /// <summary>Copies columns from a row, of this bank or another.</summary>
    public void Copy(KvBank from, int fromRow, int fromColumn, int toRow, int toColumn, int count)
    {
        for (var tensor = 0; tensor < _tensors.Length; tensor++)
        {
            for (var head = 0; head < dimensions.KeyValueHeads; head++)
            {
                from.Columns(tensor, fromRow, head, fromColumn, count).CopyTo(Columns(tensor, toRow, head, toColumn, count));
            }
        }
    }

    /// <summary>Moves to larger memory, tensor by tensor, so that only one tensor exists twice at a time.</summary>
    public void Grow(int capacity, int usedColumns)
    {
        var (old, width) = (Capacity, dimensions.HeadWidth);
        for (var tensor = 0; tensor < _tensors.Length; tensor++)
        {
            var larger = new NativeBuffer<float>((long)rows * capacity * dimensions.KeyFloats);
            for (long line = 0; line < (long)rows * dimensions.KeyValueHeads; line++)
            {
                _tensors[tensor]
                    .Slice(line * old * width, usedColumns * width)
                    .CopyTo(larger.Slice(line * capacity * width, usedColumns * width));
            }

            _tensors[tensor].Dispose();
            _tensors[tensor] = larger;
        }

        Capacity = capacity;
    }

    /// <summary>Binds neighbouring rows as past and present at once, so that runs append in place.</summary>
    public void Bind(OrtIoBinding binding, int firstRow, int boundRows)
    {
        for (var layer = 0; layer < dimensions.Layers; layer++)
        {
            Bind(binding, firstRow, boundRows, _tensors[2 * layer], TensorNames.PastKey(layer), TensorNames.PresentKey(layer));
            Bind(binding, firstRow, boundRows, _tensors[(2 * layer) + 1], TensorNames.PastValue(layer), TensorNames.PresentValue(layer));
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors)
        {
            tensor.Dispose();
        }
    }

    private void Bind(OrtIoBinding binding, int firstRow, int boundRows, NativeBuffer<float> tensor, string past, string present)
    {
        using var value = tensor.Tensor(
            TensorElementType.Float,
            (long)firstRow * Capacity * dimensions.KeyFloats,
            boundRows,
            dimensions.KeyValueHeads,
            Capacity,
            dimensions.HeadWidth
        );
        binding.BindInput(past, value);
        binding.BindOutput(present, value);
    }

    private Span<float> Columns(int tensor, int row, int head, int column, int count) =>
        _tensors[tensor]
            .Slice(
                ((((long)row * dimensions.KeyValueHeads) + head) * Capacity + column) * dimensions.HeadWidth,
                count * dimensions.HeadWidth
            );
}
