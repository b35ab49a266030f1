using Verify.Search.Requests;
using Verify.Verifiers;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.TestRuns;

namespace Verify.Search.Planning;

/// <summary>Fields of a request that some verifiers live by; see <see cref="VerifierDescription.NeededField"/>.</summary>
internal static class GivenFields
{
    public const string Tests = UnitTestsVerifier.OwnName;
    public const string Constraints = ConstraintsVerifier.OwnName;

    public static HashSet<string> Of(CodeTests? tests, SolutionConstraints? constraints) =>
        [.. new[] { tests is null ? null : Tests, constraints is null ? null : Constraints }.OfType<string>()];

    /// <summary>Constraints that nobody checks would be kept by whatever is written.</summary>
    public static void RequireChecked(SolutionConstraints? constraints, IEnumerable<IVerifier> known, RequestErrors errors)
    {
        if (constraints is not null && known.All(verifier => verifier.Description.NeededField != Constraints))
        {
            errors.Add(Constraints, "No loaded verifier checks constraints; remove the field, or load one that does.");
        }
    }

    /// <summary>
    /// The verifiers that live by what a problem has: they report on every solution, whether or not their scores are asked for.
    /// </summary>
    public static IEnumerable<IVerifier> Reporters(Problem problem, IEnumerable<IVerifier> known)
    {
        var given = Of(problem.Tests, problem.Constraints);
        return known.Where(verifier => verifier.Description.NeededField is { } field && given.Contains(field));
    }
}
