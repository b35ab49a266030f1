using System.Text;
using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>Runs a program once, in a sandbox of its own, whose standard streams are the program's.</summary>
internal sealed class ProgramStart(Supply supply, TimeProvider timeProvider, RunLimits limits)
{
    public async Task<ProgramReport> RunAsync(Candidate candidate, string stdin, CancellationToken cancellationToken)
    {
        var worker = await supply.WorkerAsync(limits, cancellationToken);
        try
        {
            return await RunAsync(worker, candidate, stdin, cancellationToken);
        }
        finally
        {
            supply.End(worker);
        }
    }

    private async Task<ProgramReport> RunAsync(
        SandboxProcess worker,
        Candidate candidate,
        string stdin,
        CancellationToken cancellationToken
    )
    {
        await using var watch = new RunWatch(worker, limits.Wall, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watch.Overdue, cancellationToken);
        await using var kill = either.Token.Register(worker.Kill);
        var start = timeProvider.GetTimestamp();

        var writing = WriteAsync(worker, candidate, stdin, either.Token);
        var stdout = await CappedText.ReadAsync(worker.Output, supply.ReplyBytes, supply.ReplyBytes, worker.Kill, CancellationToken.None);
        var (exitCode, stderr) = await worker.EndAsync(CancellationToken.None);
        await writing;
        cancellationToken.ThrowIfCancellationRequested();

        var seconds = timeProvider.GetElapsedTime(start).TotalSeconds;
        var (verdict, message) = watch.TooMuch is { } tooMuch
            ? (TestVerdict.Error, tooMuch)
            : Judge(exitCode, stdout, stderr, seconds, watch.Overdue.IsCancellationRequested);
        return new ProgramReport(verdict, stdout.Text, stderr.Text, seconds, message) { IsText = stdout.IsText };
    }

    /// <summary>A program need not read its input: that it has gone meanwhile is no error.</summary>
    private static async Task WriteAsync(SandboxProcess worker, Candidate candidate, string stdin, CancellationToken cancellationToken)
    {
        try
        {
            await new WorkerLine(worker, mostReplyBytes: 0).SendAsync(
                Requests.Program(candidate.Source, candidate.Blocks),
                cancellationToken
            );
            await worker.Input.WriteAsync(Encoding.UTF8.GetBytes(stdin), cancellationToken);
            worker.Input.Close();
        }
        catch (Exception exception) when (exception is IOException or BrokenWorkerException or OperationCanceledException)
        {
            // What became of the program is told by its exit code and its output.
        }
    }

    private (TestVerdict Verdict, string? Message) Judge(int exitCode, CappedText stdout, CappedText stderr, double seconds, bool overdue)
    {
        if (stdout.TooLong || stderr.TooLong)
        {
            return (
                TestVerdict.OutputLimit,
                stdout.TooLong ? $"it printed more than {supply.ReplyBytes >> 10} KiB" : "it printed too much error text"
            );
        }

        if (overdue)
        {
            return (TestVerdict.Timeout, Endings.Overdue(limits));
        }

        if (exitCode == 0)
        {
            return (TestVerdict.Passed, null);
        }

        var (verdict, message) = Endings.Of(exitCode, seconds, limits);
        var lastLine = stderr.Text.TrimEnd().Split('\n')[^1].Trim();
        return (verdict, verdict == TestVerdict.Error && lastLine.Length > 0 ? $"{message}: {lastLine}" : message);
    }
}
