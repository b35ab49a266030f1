using Verify.Search.Limits;
using Verify.Search.Requests;
using Verify.Verifiers;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Planning;

/// <summary>Checks the parts of a request that have code run.</summary>
/// <param name="sandbox">What would run it; null when there is none.</param>
internal sealed class CodeReader(ICodeSandbox? sandbox)
{
    private const string Python = "python";

    /// <summary>The kind as it is given, or as the tests tell; null when neither does.</summary>
    public static ProblemKind? ReadKind(CodeTests? tests, ProblemKind? kind, RequestErrors errors)
    {
        if (tests is not null && kind is (ProblemKind.Math or ProblemKind.Text))
        {
            errors.Add("kind", $"'{kind.ToString()!.ToLowerInvariant()}' problems have no program to test; use code, or omit the tests.");
        }

        return tests is null ? kind : ProblemKind.Code;
    }

    public void CheckTests(CodeTests? tests, RequestErrors errors)
    {
        if (tests is not null && IsReady("tests", errors))
        {
            errors.AddRange(sandbox!.Check(tests).Select(error => new RequestError($"tests.{error.Field}", error.Message)));
        }
    }

    /// <summary>The most calls of Python in one solution; null when the request names no tools.</summary>
    public int? ReadCalls(SearchSampling sampling, RequestErrors errors)
    {
        var tools = sampling.Tools ?? [];
        for (var i = 0; i < tools.Count; i++)
        {
            if (tools[i] != Python)
            {
                errors.Add($"sampling.tools[{i}]", $"Unknown tool '{RequestErrors.Shown(tools[i])}'. Available: {Python}.");
            }
        }

        var calls = errors.Integer(
            "sampling.maxToolCalls",
            sampling.MaxToolCalls,
            ToolCallLimits.Default,
            ToolCallLimits.Min,
            ToolCallLimits.Max
        );
        if (tools.Count == 0)
        {
            if (sampling.MaxToolCalls is not null)
            {
                errors.Add("sampling.maxToolCalls", "There are no tools to call; name them in sampling.tools, or omit this field.");
            }

            return null;
        }

        return IsReady("sampling.tools", errors) ? calls : null;
    }

    private bool IsReady(string path, RequestErrors errors)
    {
        if (sandbox is { State.Ready: true })
        {
            return true;
        }

        errors.AddNoSandbox(path, sandbox?.State.Reason ?? "Code is not run here: there is no sandbox.");
        return false;
    }
}
