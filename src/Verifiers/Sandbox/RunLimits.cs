namespace Verify.Verifiers.Sandbox;

/// <summary>What one start of a solution may use.</summary>
internal readonly record struct RunLimits(double WallSeconds, double CpuSeconds, int MemoryMiB)
{
    public static RunLimits Of(double? seconds, int? memoryMiB, SandboxOptions options) =>
        new(seconds ?? options.WallSeconds, seconds ?? options.CpuSeconds, memoryMiB ?? options.MemoryMiB);

    public TimeSpan Wall => TimeSpan.FromSeconds(WallSeconds);
}
