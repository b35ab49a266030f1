using System.Globalization;

namespace Verify.Verifiers.Sandbox.Starting;

/// <summary>What the options may be; everything that is wrong is said at once.</summary>
internal static class OptionsRules
{
    /// <exception cref="ArgumentException">Something is wrong.</exception>
    public static void Check(SandboxOptions options)
    {
        var errors = new List<string>();
        Range(nameof(options.MaxSeconds), options.MaxSeconds, 0.01, 3600);
        Range(nameof(options.CpuSeconds), options.CpuSeconds, 0.01, options.MaxSeconds);
        Range(nameof(options.WallSeconds), options.WallSeconds, 0.01, options.MaxSeconds);
        Range(nameof(options.MaxMemoryMiB), options.MaxMemoryMiB, TestsRules.LeastMemoryMiB, 1 << 20);
        Range(nameof(options.MemoryMiB), options.MemoryMiB, TestsRules.LeastMemoryMiB, options.MaxMemoryMiB);
        Range(nameof(options.TmpMiB), options.TmpMiB, 1, 1 << 14);
        Range(nameof(options.ReplyKiB), options.ReplyKiB, 1, 1 << 16);
        Range(nameof(options.Workers), options.Workers, 1, 1024);
        Range(nameof(options.Spares), options.Spares, 0, 64);
        Range(nameof(options.MaxCases), options.MaxCases, 1, 1_000_000);
        Range(nameof(options.MaxTextKiB), options.MaxTextKiB, 1, 1 << 16);
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }

        void Range(string name, double value, double least, double most)
        {
            // Written so that NaN, of which no comparison holds, is refused.
            if (!(value >= least && value <= most))
            {
                errors.Add(
                    string.Create(CultureInfo.InvariantCulture, $"{name}: {value} is not allowed; give a number from {least} to {most}.")
                );
            }
        }
    }
}
