using System.Globalization;

namespace Verify.Verifiers.Sandbox.Starting;

/// <summary>What the options may be; everything that is wrong is said at once.</summary>
internal static class OptionsRules
{
    /// <exception cref="ArgumentException">Something is wrong.</exception>
    public static void Check(SandboxOptions options)
    {
        var errors = new List<string>();
        Range(SandboxLimits.MaxSeconds, options.MaxSeconds);
        Range(SandboxLimits.CpuSeconds with { Most = options.MaxSeconds }, options.CpuSeconds);
        Range(SandboxLimits.WallSeconds with { Most = options.MaxSeconds }, options.WallSeconds);
        Range(SandboxLimits.MaxMemoryMiB, options.MaxMemoryMiB);
        Range(SandboxLimits.MemoryMiB with { Most = options.MaxMemoryMiB }, options.MemoryMiB);
        Range(SandboxLimits.TmpMiB, options.TmpMiB);
        Range(SandboxLimits.ReplyKiB, options.ReplyKiB);
        Range(SandboxLimits.Workers, options.Workers);
        Range(SandboxLimits.Spares, options.Spares);
        Range(SandboxLimits.MaxCases, options.MaxCases);
        Range(SandboxLimits.MaxTextKiB, options.MaxTextKiB);
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }

        void Range(SandboxLimits limits, double value)
        {
            if (!limits.Allows(value))
            {
                errors.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{limits.Name}: {value} is not allowed; give a number from {limits.Least} to {limits.Most}."
                    )
                );
            }
        }
    }
}
