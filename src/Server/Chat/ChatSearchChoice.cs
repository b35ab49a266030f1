using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Verify.Search.Limits;
using Verify.Server.Wire;

namespace Verify.Server.Chat;

[Description("How to search, and what the answer must satisfy.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ChatSearchChoice : SearchChoice
{
    [Description("What a program must pass, as in POST /v1/solve; `verdict.tests` of the answer has the report.")]
    public TestsChoice? Tests { get; init; }

    [Description("What a solution must look like, as in POST /v1/solve.")]
    public ConstraintsChoice? Constraints { get; init; }

    [Description("Tools that solutions may call, as in POST /v1/solve.")]
    public IReadOnlyList<string>? Tools { get; init; }

    [Description("With `tools`: the most calls in one solution. Omitted: 4.")]
    [Range(ToolCallLimits.Min, ToolCallLimits.Max)]
    public int? MaxToolCalls { get; init; }
}
