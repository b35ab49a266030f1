using System.Globalization;
using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>What the end of a solution's process says.</summary>
internal static class Endings
{
    /// <summary>The exit code that worker.py ends a program with that ran out of memory.</summary>
    private const int OutOfMemory = 97;
    private const int SignalBase = 128;
    private const int Kill = 9;
    private const int ProcessorTimeSpent = 24;

    /// <summary>Why a process that ended by itself did, for any exit code but 0.</summary>
    public static (TestVerdict Verdict, string Message) Of(int exitCode, double elapsedSeconds, RunLimits limits) =>
        exitCode switch
        {
            OutOfMemory => (TestVerdict.Memory, $"it ran out of its {limits.MemoryMiB} MiB of memory"),
            SignalBase + ProcessorTimeSpent => (TestVerdict.Timeout, Spent(limits)),
            // The hard limit kills what ignores the signal of the soft one; so does the kernel when the machine runs out of memory.
            SignalBase + Kill when elapsedSeconds >= limits.CpuSeconds => (TestVerdict.Timeout, Spent(limits)),
            SignalBase + Kill => (TestVerdict.Memory, "it was killed, most likely for want of memory"),
            > SignalBase => (TestVerdict.Error, $"it crashed with signal {exitCode - SignalBase}"),
            _ => (TestVerdict.Error, $"it ended itself with exit code {exitCode}"),
        };

    public static string Overdue(RunLimits limits) =>
        string.Create(CultureInfo.InvariantCulture, $"it did not end within {limits.WallSeconds} s");

    /// <summary>Why a solution's process does not answer.</summary>
    public static async Task<(TestVerdict Verdict, string Message)> OfAsync(
        BrokenWorker how,
        SandboxProcess worker,
        RunWatch watch,
        double elapsedSeconds,
        RunLimits limits,
        int replyBytes,
        CancellationToken cancellationToken
    )
    {
        switch (how)
        {
            case BrokenWorker.Forged:
                return (TestVerdict.Error, Interfered);
            case BrokenWorker.TooLong:
                return (TestVerdict.OutputLimit, $"it answered with more than {replyBytes >> 10} KiB");
            default:
                var (exitCode, _) = await worker.EndAsync(cancellationToken);
                return watch.TooMuch is { } tooMuch ? (TestVerdict.Error, tooMuch) : Of(exitCode, elapsedSeconds, limits);
        }
    }

    /// <summary>
    /// Why the process with the tests fell silent: tests that run have the limits of the solution, and what it answers may drive them
    /// there.
    /// </summary>
    public static async Task<(TestVerdict Verdict, string Message)> OfAsync(
        BrokenJudgeException exception,
        SandboxProcess judge,
        double elapsedSeconds,
        RunLimits limits,
        CancellationToken cancellationToken
    )
    {
        if (exception.HasEnded)
        {
            var (exitCode, _) = await judge.EndAsync(cancellationToken);
            var (verdict, message) = Of(exitCode, elapsedSeconds, limits);
            if (verdict is TestVerdict.Timeout or TestVerdict.Memory)
            {
                return (verdict, $"the test, with what the solution answered: {message}");
            }
        }

        return (TestVerdict.SandboxError, Failed(exception));
    }

    public static string Failed(BrokenJudgeException exception) => $"the process that holds the tests failed: {exception.Message}";

    public const string Interfered = "it interfered with the sandbox: it wrote to the channel that carries its answers";

    private static string Spent(RunLimits limits) =>
        string.Create(CultureInfo.InvariantCulture, $"it spent its {limits.CpuSeconds} s of processor time");
}
