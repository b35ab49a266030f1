using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;

namespace Verify.Inference.Import.Safetensors;

/// <summary>One safetensors file, mapped into memory: tensors are read in place.</summary>
internal sealed unsafe class SafetensorsFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    /// <exception cref="ModelFormatException">The file is missing, truncated, or its header is not what it claims.</exception>
    public SafetensorsFile(string path)
    {
        Path = path;
        (_file, var length) = Map(path);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        try
        {
            Tensors = ReadHeader(length);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    public IReadOnlyDictionary<string, TensorEntry> Tensors { get; }

    /// <summary>Elements of a tensor from <paramref name="start"/> on.</summary>
    public void Read(TensorEntry tensor, long start, Span<float> destination)
    {
        var width = tensor.Type.Bytes();
        ArgumentOutOfRangeException.ThrowIfGreaterThan((start + destination.Length) * width, tensor.Length);
        tensor.Type.Convert(new ReadOnlySpan<byte>(_start + tensor.Offset + (start * width), destination.Length * width), destination);
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>The length is read from the open file: the length of a link, of which the hub's cache consists, is its own.</summary>
    private static (MemoryMappedFile File, long Length) Map(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read);
            var length = file.Length;
            if (length <= SafetensorsHeader.Prefix)
            {
                file.Dispose();
                throw new ModelFormatException($"{path}: has {length} bytes, which is not a safetensors file. Fetch the file again.");
            }

            var map = MemoryMappedFile.CreateFromFile(
                file,
                null,
                0,
                MemoryMappedFileAccess.Read,
                HandleInheritability.None,
                leaveOpen: false
            );
            return (map, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException($"{path}: cannot be read ({e.Message}). Fetch all files of the checkpoint.", e);
        }
    }

    private Dictionary<string, TensorEntry> ReadHeader(long fileLength)
    {
        var claimed = BinaryPrimitives.ReadInt64LittleEndian(new ReadOnlySpan<byte>(_start, SafetensorsHeader.Prefix));
        if (claimed is <= 0 or > int.MaxValue || SafetensorsHeader.Prefix + claimed > fileLength)
        {
            throw new ModelFormatException(
                $"{Path}: claims a header of {claimed} bytes in a file of {fileLength}; it is truncated or not a safetensors file. "
                    + "Fetch the file again."
            );
        }

        var json = new ReadOnlySpan<byte>(_start + SafetensorsHeader.Prefix, (int)claimed);
        return SafetensorsHeader.Read(json, SafetensorsHeader.Prefix + claimed, fileLength, Path);
    }
}
