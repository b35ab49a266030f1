using System.Diagnostics;

namespace Verify.Inference.Engine.Layouts;

/// <summary>
/// Time in which the process computed, so that measuring on a busy machine does not count the time of others. Only where the system
/// counts it finely;
/// elsewhere time as it passes.
/// </summary>
internal static class ComputeClock
{
    public static TimeSpan Now => OperatingSystem.IsLinux() ? Environment.CpuUsage.TotalTime : Stopwatch.GetElapsedTime(0);
}
