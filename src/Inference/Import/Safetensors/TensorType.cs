using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Verify.Inference.Import.Safetensors;

/// <summary>How the numbers of a tensor are stored.</summary>
internal enum TensorType
{
    F32,
    F16,
    BF16,
}

internal static class TensorTypes
{
    public static int Bytes(this TensorType type) => type == TensorType.F32 ? 4 : 2;

    /// <summary>Reads little-endian numbers as floats; both spans hold the same count.</summary>
    public static void Convert(this TensorType type, ReadOnlySpan<byte> source, Span<float> destination)
    {
        switch (type)
        {
            case TensorType.F32:
                MemoryMarshal.Cast<byte, float>(source).CopyTo(destination);
                break;
            case TensorType.F16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), destination);
                break;
            default:
                for (var i = 0; i < destination.Length; i++)
                {
                    destination[i] = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(source[(2 * i)..]) << 16);
                }

                break;
        }
    }
}
