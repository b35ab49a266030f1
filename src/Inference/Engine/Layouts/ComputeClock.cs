namespace Verify.Inference.Engine.Layouts;

/// <summary>
/// The processor time that the process has used, so that measuring on a busy machine does not count the time of other processes. Only on
/// Linux, where it is counted finely enough; elsewhere the time that passes.
/// </summary>
internal static class ComputeClock
{
    /// <summary>The present reading; only differences of two readings mean something.</summary>
    public static TimeSpan Now(TimeProvider time) => OperatingSystem.IsLinux() ? Environment.CpuUsage.TotalTime : time.GetElapsedTime(0);
}
