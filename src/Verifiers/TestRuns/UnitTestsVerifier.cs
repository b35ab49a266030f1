using Verify.Inference;
using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.TestRuns;

/// <summary>
/// The verifier <c>tests</c>: the share of a problem's <see cref="Problem.Tests"/> that a solution passes, as a sandbox found it (the
/// execution reward of
/// Shen and Zhang 2024, "Policy Filtration in RLHF to Fine-Tune LLM for Code Generation"). No opinion where the problem has no tests, or
/// where the sandbox failed.
/// </summary>
/// <param name="sandbox">Runs the code; it stays the caller's to dispose.</param>
public sealed class UnitTestsVerifier(ICodeSandbox sandbox) : IVerifier
{
    /// <summary>Its name, and that of the field it lives by.</summary>
    public const string OwnName = "tests";

    /// <inheritdoc/>
    public string Name => OwnName;

    /// <inheritdoc/>
    public VerifierDescription Description { get; } =
        new(
            "Runs the request's tests in a sandbox; the score is the share of cases that pass.",
            Process: false,
            Outcome: true,
            Pairwise: false,
            Model: null,
            Aggregation: null
        )
        {
            NeededField = OwnName,
        };

    /// <inheritdoc/>
    public IVerifierSession Open(Problem problem, IReadOnlyList<ITokenTree> trees)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new UnitTestsSession(problem.Tests is { } tests ? new TestedSolutions(sandbox, tests) : null);
    }
}
