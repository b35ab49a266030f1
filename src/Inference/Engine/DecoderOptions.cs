namespace Verify.Inference.Engine;

/// <summary>What a loaded decoder may use.</summary>
public sealed record DecoderOptions
{
    /// <summary>Bytes for keys and values of all trees together; weights come on top. From 1 MiB; default 1 GiB.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>How many searches may wait for memory before another is refused. From 0; default 64.</summary>
    public int QueueLength { get; init; } = 64;

    /// <summary>
    /// Measures for how long a call is computed before the next has its turn; results do not depend on it. Default: the system's.
    /// </summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
