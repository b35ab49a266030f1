using Verify.Search.Requests;
using Verify.Verifiers;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Planning;

/// <summary>Checks the parts of a request that have code run.</summary>
/// <param name="sandbox">What would run it; null when there is none.</param>
internal sealed class CodeReader(ICodeSandbox? sandbox)
{
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

    private bool IsReady(string path, RequestErrors errors)
    {
        if (CodeRuns.WhyNot(sandbox) is not { } reason)
        {
            return true;
        }

        errors.AddNoSandbox(path, reason);
        return false;
    }
}
