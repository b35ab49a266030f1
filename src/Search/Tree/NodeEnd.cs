namespace Verify.Search.Tree;

/// <summary>How a node's text ends.</summary>
internal enum NodeEnd
{
    /// <summary>With a whole step: more may follow.</summary>
    Open,

    /// <summary>With the policy's end token or a stop string: the solution is whole.</summary>
    Finished,

    /// <summary>At the most tokens of a step or solution, or with a full context.</summary>
    Length,

    /// <summary>Where the search's budget of generated tokens was spent.</summary>
    Budget,

    /// <summary>Where the time was up or the caller cancelled.</summary>
    Interrupted,
}
