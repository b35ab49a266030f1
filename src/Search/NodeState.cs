namespace Verify.Search;

/// <summary>What has become of a node, in results and events.</summary>
public static class NodeState
{
    /// <summary>More may follow.</summary>
    public const string Open = "open";

    /// <summary>A whole solution ends here.</summary>
    public const string Finished = "finished";

    /// <summary>It was cut off by a limit, a budget or the clock.</summary>
    public const string Truncated = "truncated";

    /// <summary>It is not followed any further.</summary>
    public const string Pruned = "pruned";
}
