using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers;

/// <summary>Runs a problem's tests against solutions.</summary>
public interface ITestRunner
{
    /// <summary>One report each, in order. No path is empty. What was run once in a session is not run again.</summary>
    /// <exception cref="SandboxUnavailableException">No sandbox works here.</exception>
    ValueTask<IReadOnlyList<TestReport>> RunAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken);
}
