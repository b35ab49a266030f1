namespace Verify.Inference.Samplers;

/// <summary>
/// A token and its weight in one number, the weight inverted, so that plain sorting puts likely tokens first, and of equals the lowest id.
/// </summary>
internal static class WeightedToken
{
    public static ulong Pack(float weight, int token) => ((ulong)~BitConverter.SingleToUInt32Bits(weight) << 32) | (uint)token;

    public static float Weight(ulong packed) => BitConverter.UInt32BitsToSingle(~(uint)(packed >> 32));

    public static int Token(ulong packed) => (int)(uint)packed;
}
