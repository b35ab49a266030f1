namespace Verify.Inference;

/// <summary>How weights are stored.</summary>
public enum Precision
{
    /// <summary>32-bit floating point.</summary>
    Float32,

    /// <summary>8-bit blocks of 32 with one scale each.</summary>
    Int8,

    /// <summary>4-bit blocks of 32 with one scale each.</summary>
    Int4,
}
