using System.ComponentModel;
using System.Text.Json.Serialization;
using Verify.Search.Limits;
using Verify.Server.Http;

namespace Verify.Server.Wire;

[Description("A verifier among several.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record WeightedVerifierChoice
{
    [Description("A name in GET /v1/verifiers.")]
    public required string Name { get; init; }

    [Description("Its weight against the others, above 0. Omitted: 1.")]
    [Least(VerifierLimits.MinWeight, IsExcluded = true)]
    public double? Weight { get; init; }
}
