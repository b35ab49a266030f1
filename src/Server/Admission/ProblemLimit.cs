using Verify.Search;
using Verify.Server.Http;
using Verify.Server.Settings;

namespace Verify.Server.Admission;

/// <summary>The longest problem the server takes.</summary>
internal static class ProblemLimit
{
    /// <exception cref="RefusedException">The problem is longer.</exception>
    public static void Require(string problem, LimitOptions limits)
    {
        if (problem.Length > limits.MaxProblemCharacters)
        {
            throw new RefusedException(
                new RequestError(
                    "problem",
                    $"The problem has {problem.Length} characters; allowed are {limits.MaxProblemCharacters} "
                        + "(setting Verify:Limits:MaxProblemCharacters)."
                )
            );
        }
    }
}
