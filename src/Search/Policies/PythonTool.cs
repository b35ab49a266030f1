using Verify.Search.Requests;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Policies;

/// <summary>
/// Runs the programs that a policy writes while it reasons, each by itself, and words what came of them: a block that is fenced as Python
/// is run when it ends, and its output follows it, fenced as output (Gou et al. 2023, "ToRA"; the layout of Qwen2.5-Math).
/// </summary>
/// <param name="sandbox">What runs them; null when nothing does.</param>
internal sealed class PythonTool(ICodeSandbox? sandbox) : ITool
{
    private const int LongestOutput = 1000;

    public string Name => "python";

    public string Trigger => PythonBlocks.Fence;

    public string? Unavailable => CodeRuns.WhyNot(sandbox);

    /// <summary>After a block that was just closed, the program's output, or the error it ended with.</summary>
    public async Task<string?> RunAsync(string solution, object requester, CancellationToken cancellationToken)
    {
        if (PythonBlocks.JustClosed(solution) is not { } program)
        {
            return null;
        }

        var run = new ProgramRun { Source = program, Requester = requester };
        var report = await sandbox!.RunProgramAsync(run, cancellationToken);
        var printed = report.Stdout.Trim();
        var output = report.Verdict == TestVerdict.Passed ? printed : $"{printed}\n{Error(report)}".Trim();
        return $"{PythonBlocks.Fence}output\n{WithoutFences(Shortened(output))}\n{PythonBlocks.Fence}\n";
    }

    /// <summary>Of a traceback the last line, which names the error; the model has no use for the rest.</summary>
    private static string Error(ProgramReport report) =>
        report.Stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
        ?? report.Message
        ?? report.Verdict.Name();

    private static string Shortened(string output) =>
        output.Length <= LongestOutput
            ? output
            : output[..(char.IsHighSurrogate(output[LongestOutput - 1]) ? LongestOutput - 1 : LongestOutput)] + "…";

    /// <summary>
    /// A fence that a program prints would end the block of its output, and what follows it could be taken for another call.
    /// </summary>
    private static string WithoutFences(string output) => output.Replace(PythonBlocks.Fence, "'''", StringComparison.Ordinal);
}
