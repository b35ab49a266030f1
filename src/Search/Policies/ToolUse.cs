using Verify.Inference;

namespace Verify.Search.Policies;

/// <summary>Has the tools of a search answer what calls them in growing texts.</summary>
/// <param name="tools">In the order in which they are asked.</param>
/// <param name="mostCalls">The most calls in one solution; null when there are no tools.</param>
internal sealed class ToolUse(IReadOnlyList<ITool> tools, int? mostCalls)
{
    /// <summary>Strings after which tools are asked.</summary>
    public IEnumerable<string> Triggers => tools.Select(tool => tool.Trigger);

    /// <summary>Puts in the outputs of all calls, which run at once.</summary>
    public async Task RunAsync(IEnumerable<GrowingText> stopped, CancellationToken interrupt)
    {
        var calling = stopped.Where(text => text.ToolCalls < mostCalls).ToList();
        try
        {
            var outputs = await Task.WhenAll(calling.Select(text => OutputAsync(text.Text(), interrupt)));
            foreach (var (text, output) in calling.Zip(outputs))
            {
                if (output is not null)
                {
                    text.Put(output);
                }
            }
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            calling.ForEach(text => text.End = GenerationEnd.Interrupted);
        }
    }

    /// <summary>The first tool that takes the end of the solution for a call answers it.</summary>
    private async Task<string?> OutputAsync(string solution, CancellationToken interrupt)
    {
        foreach (var tool in tools)
        {
            if (await tool.RunAsync(solution, requester: this, interrupt) is { } output)
            {
                return output;
            }
        }

        return null;
    }
}
