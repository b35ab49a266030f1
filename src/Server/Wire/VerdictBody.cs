using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Verify.Search;

namespace Verify.Server.Wire;

[Description("What exact checkers say of the chosen solution.")]
internal sealed record VerdictBody(
    [property: Description("Its test report; null when there are no tests, or none were run.")] TestsBody? Tests,
    [property: Description("Which constraints it keeps; null when there are none.")] IReadOnlyList<ConstraintBody>? Constraints,
    [property: Description("`consistent` when every equation holds, `inconsistent` when one does not, null when there is none.")]
    [property: AllowedValues("consistent", "inconsistent")]
        string? Arithmetic
)
{
    public static VerdictBody Of(SearchResult result) =>
        new(
            result.Tests is { } tests ? TestsBody.Of(tests) : null,
            result.Constraints is { } constraints ? ConstraintBody.Of(constraints) : null,
            result.Arithmetic
        );
}
