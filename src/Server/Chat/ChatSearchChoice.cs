using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Verify.Server.Checks;
using Verify.Server.Solving;

namespace Verify.Server.Chat;

[Description("How to search, and what the answer must stand up to.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ChatSearchChoice : SearchChoice
{
    [Description("What a program must pass, as in POST /v1/solve; `verdict.tests` of the answer says what became of it.")]
    public TestsChoice? Tests { get; init; }

    [Description("What a solution must look like, as in POST /v1/solve.")]
    public ConstraintsChoice? Constraints { get; init; }

    [Description("Tools that solutions may call, as in POST /v1/solve.")]
    public IReadOnlyList<string>? Tools { get; init; }

    [Description("With `tools`: the most calls in one solution. Left out: 4.")]
    [Range(1, 16)]
    public int? MaxToolCalls { get; init; }
}
