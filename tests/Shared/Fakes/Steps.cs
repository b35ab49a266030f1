using Verify.Verifiers;

namespace Verify.Tests.Shared.Fakes;

/// <summary>Writes solutions down.</summary>
public static class Steps
{
    /// <summary>The path of these steps, each ended by a line end.</summary>
    public static StepPath Of(params string[] steps) => steps.Aggregate(StepPath.Empty, (path, step) => path.Append(step + "\n"));

    /// <summary>A full tree: every path of <paramref name="depth"/> steps in which each step is one of <paramref name="width"/>, which
    /// differ from their
    /// first letter on; inner paths included.</summary>
    public static IReadOnlyList<StepPath> Tree(int width, int depth)
    {
        var all = new List<StepPath>();
        var level = new List<StepPath> { StepPath.Empty };
        for (var d = 0; d < depth; d++)
        {
            level = [.. level.SelectMany(path => Enumerable.Range(0, width).Select(i => path.Append($"{i} is the choice in step {d}\n")))];
            all.AddRange(level);
        }

        return all;
    }
}
