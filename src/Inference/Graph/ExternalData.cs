using System.Runtime.InteropServices;

namespace Verify.Inference.Graph;

/// <summary>
/// The file that holds the weights of all graphs of a model, so that none is limited by protobuf's 2 GB and tied weights are stored once.
/// </summary>
internal sealed class ExternalData : IDisposable
{
    private const int Alignment = 64;
    private readonly FileStream _file;

    public ExternalData(string path) => _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);

    /// <summary>Begins a tensor at the next aligned offset; what is written until <see cref="End"/> is its content.</summary>
    public long Begin()
    {
        while (_file.Position % Alignment != 0)
        {
            _file.WriteByte(0);
        }

        return _file.Position;
    }

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged => _file.Write(MemoryMarshal.AsBytes(values));

    public StoredTensor End(long offset, OnnxType type, params long[] dimensions) => new(type, dimensions, offset, _file.Position - offset);

    public StoredTensor Store<T>(OnnxType type, ReadOnlySpan<T> values, params long[] dimensions)
        where T : unmanaged
    {
        var offset = Begin();
        Write(values);
        return End(offset, type, dimensions);
    }

    public void Dispose() => _file.Dispose();
}
