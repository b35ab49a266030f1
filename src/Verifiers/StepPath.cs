namespace Verify.Verifiers;

/// <summary>A solution, or the beginning of one, as an immutable chain of steps: a parent pointer plus the last step's text.</summary>
/// <remarks>
/// Thread-safe; equality is by reference. The step texts, joined, are the solution's whole text, so a step's text includes its
/// separator where the policy wrote one.
/// </remarks>
public sealed class StepPath
{
    private StepPath(StepPath? parent, string text)
    {
        Parent = parent;
        Text = text;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    /// <summary>No step yet.</summary>
    public static StepPath Empty { get; } = new(null, "");

    /// <summary>The path without its last step; null for <see cref="Empty"/>.</summary>
    public StepPath? Parent { get; }

    /// <summary>The last step's text.</summary>
    public string Text { get; }

    /// <summary>Number of steps.</summary>
    public int Depth { get; }

    /// <summary>This path and one more step; <paramref name="text"/> is not empty.</summary>
    public StepPath Append(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new StepPath(this, text);
    }

    /// <summary>The steps from the first on.</summary>
    public IReadOnlyList<string> Steps()
    {
        var steps = new string[Depth];
        for (var path = this; path.Parent is not null; path = path.Parent)
        {
            steps[path.Depth - 1] = path.Text;
        }

        return steps;
    }

    /// <summary>The paths of one step, two steps … up to this one.</summary>
    public IReadOnlyList<StepPath> Prefixes()
    {
        var prefixes = new StepPath[Depth];
        for (var path = this; path.Parent is not null; path = path.Parent)
        {
            prefixes[path.Depth - 1] = path;
        }

        return prefixes;
    }

    /// <summary>The whole text.</summary>
    public override string ToString() => string.Concat(Steps());
}
