using System.Security.Cryptography;
using System.Text.Json;

namespace Verify.Search.Context;

/// <summary>Tells plans apart: equal for plans that lead to the same search.</summary>
internal static class PlanFingerprint
{
    public static string Of(SearchPlan plan)
    {
        var ordered = plan with
        {
            Problem = plan.Problem with
            {
                Fields = new SortedDictionary<string, string>(plan.Problem.Fields.ToDictionary(), StringComparer.Ordinal),
            },
            Options = new SortedDictionary<string, JsonElement>(plan.Options.ToDictionary(), StringComparer.Ordinal),
        };
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ordered)));
    }
}
