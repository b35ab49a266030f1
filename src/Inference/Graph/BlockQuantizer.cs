using System.Numerics.Tensors;

namespace Verify.Inference.Graph;

/// <summary>Rounds one block of weights to integers with a common scale.</summary>
internal static class BlockQuantizer
{
    private const int ByteZero = 128;
    private const int NibbleZero = 8;

    /// <summary>value ≈ scale · (byte − 128); returns the scale.</summary>
    public static float ToBytes(ReadOnlySpan<float> values, Span<byte> bytes)
    {
        var scale = MathF.Abs(TensorPrimitives.MaxMagnitude(values)) / (ByteZero - 1);
        for (var i = 0; i < values.Length; i++)
        {
            bytes[i] = (byte)Level(values[i], scale, ByteZero, byte.MaxValue);
        }

        return scale;
    }

    /// <summary>
    /// value ≈ scale · (nibble − 8), two to a byte, the first in the low half; returns the scale, which is signed so that the value of
    /// largest magnitude falls on nibble 0, the end of the range that reaches further from zero.
    /// </summary>
    public static float ToNibbles(ReadOnlySpan<float> values, Span<byte> bytes)
    {
        var scale = TensorPrimitives.MaxMagnitude(values) / -NibbleZero;
        for (var i = 0; i < bytes.Length; i++)
        {
            var low = Level(values[2 * i], scale, NibbleZero, 15);
            var high = Level(values[(2 * i) + 1], scale, NibbleZero, 15);
            bytes[i] = (byte)(low | (high << 4));
        }

        return scale;
    }

    private static int Level(float value, float scale, int zero, int largest) =>
        scale == 0 ? zero : Math.Clamp((int)MathF.Round(value / scale) + zero, 0, largest);
}
