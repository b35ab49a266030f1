namespace Verify.Search.Policies;

/// <summary>How far a proposal goes.</summary>
internal enum Extent
{
    /// <summary>One step.</summary>
    Step,

    /// <summary>To the end of the solution.</summary>
    Solution,
}
