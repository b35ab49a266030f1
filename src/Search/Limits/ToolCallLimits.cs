namespace Verify.Search.Limits;

/// <summary>How often a solution may call tools.</summary>
public static class ToolCallLimits
{
    /// <summary>The fewest calls that a request may allow.</summary>
    public const int Min = 1;

    /// <summary>The most calls that a request may allow.</summary>
    public const int Max = 16;

    /// <summary>Calls allowed when a request names tools and no number.</summary>
    public const int Default = 4;
}
