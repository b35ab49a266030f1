using Verify.Search.Limits;
using Verify.Search.Policies;
using Verify.Search.Requests;

namespace Verify.Search.Planning;

/// <summary>Checks the part of a request that names tools.</summary>
internal sealed class ToolReader(IReadOnlyList<ITool> known)
{
    /// <summary>The names of the tools, and the most calls of them in one solution; no number when there are none to call.</summary>
    public (IReadOnlyList<string> Tools, int? Calls) Read(SearchSampling sampling, RequestErrors errors)
    {
        var names = sampling.Tools ?? [];
        var found = names.Select((name, i) => errors.Named($"sampling.tools[{i}]", "tool", name, known, tool => tool.Name)).ToList();
        var calls = errors.Integer(
            "sampling.maxToolCalls",
            sampling.MaxToolCalls,
            ToolCallLimits.Default,
            ToolCallLimits.Min,
            ToolCallLimits.Max
        );
        if (names.Count == 0 && sampling.MaxToolCalls is not null)
        {
            errors.Add("sampling.maxToolCalls", "There are no tools to call; name them in sampling.tools, or omit this field.");
        }

        foreach (var reason in found.Select(tool => tool?.Unavailable).OfType<string>().Distinct())
        {
            errors.AddNoSandbox("sampling.tools", reason);
        }

        return ([.. names.Distinct()], names.Count == 0 ? null : calls);
    }
}
