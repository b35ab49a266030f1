using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Verify.Inference.Engine.Memory;

/// <summary>Zeroed, aligned memory outside the managed heap, which ONNX Runtime reads and writes in place.</summary>
/// <remarks>
/// The garbage collector is not told of this memory pressure: the owner frees the memory, so collecting more often would gain nothing.
/// </remarks>
internal sealed unsafe class NativeBuffer<T> : IDisposable
    where T : unmanaged
{
    private const nuint Alignment = 64;
    private T* _memory;

    public NativeBuffer(long length)
    {
        Length = length;
        var bytes = (nuint)(length * sizeof(T));
        _memory = (T*)NativeMemory.AlignedAlloc(Math.Max(bytes, Alignment), Alignment);
        NativeMemory.Clear(_memory, bytes);
    }

    ~NativeBuffer() => Free();

    public long Length { get; }

    public Span<T> Slice(long start, int length)
    {
        ObjectDisposedException.ThrowIf(_memory is null, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Length);
        return new Span<T>(_memory + start, length);
    }

    /// <summary>The memory from <paramref name="start"/> on as a tensor; it must not be used after this buffer is disposed.</summary>
    public OrtValue Tensor(TensorElementType type, long start, params long[] shape)
    {
        ObjectDisposedException.ThrowIf(_memory is null, this);
        var length = shape.Aggregate(1L, (product, dimension) => product * dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Length);
        return OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, type, shape, (nint)(_memory + start), length * sizeof(T));
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_memory is null)
        {
            return;
        }

        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }
}
