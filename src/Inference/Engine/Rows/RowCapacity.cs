using System.Numerics;

namespace Verify.Inference.Engine.Rows;

/// <summary>The capacities that a growing row takes: powers of two and the midpoints between them, from 64.</summary>
internal static class RowCapacity
{
    public const int Largest = 1 << 30;
    private const int Smallest = BoundBank.MaskStep;

    public static int For(int columns)
    {
        if (columns <= Smallest)
        {
            return Smallest;
        }

        var power = (int)BitOperations.RoundUpToPowerOf2((uint)columns);
        var middle = power / 4 * 3;
        return columns <= middle && middle % Smallest == 0 ? middle : power;
    }
}
