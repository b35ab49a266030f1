using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Planning;

/// <summary>Fields of a request that some verifiers live by; see <see cref="Verify.Verifiers.VerifierDescription.NeededField"/>.</summary>
internal static class GivenFields
{
    public const string Tests = "tests";
    public const string Constraints = "constraints";

    public static HashSet<string> Of(CodeTests? tests, SolutionConstraints? constraints) =>
        [.. new[] { tests is null ? null : Tests, constraints is null ? null : Constraints }.OfType<string>()];
}
