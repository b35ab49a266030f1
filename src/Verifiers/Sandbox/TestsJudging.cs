namespace Verify.Verifiers.Sandbox;

/// <summary>Where solution and tests are run.</summary>
public enum TestsJudging
{
    /// <summary>
    /// <see cref="Isolated"/>, and <see cref="Together"/> only where that ended with a reason for which it is no judge of the solution.
    /// </summary>
    Auto,

    /// <summary>
    /// In two processes, of which the solution's holds neither the expected values nor the verdict: no solution forges a pass.
    /// </summary>
    Isolated,

    /// <summary>
    /// In one Python, in a sandbox of its own, which is faithful to the last operator; a solution that sets out to can forge a pass.
    /// </summary>
    Together,
}
