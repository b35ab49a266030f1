using Verify.Search.Tree;

namespace Verify.Search.Running;

/// <summary>A whole solution that may be chosen.</summary>
/// <param name="Leaf">Where it ends.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Answer">Null when it states none.</param>
internal sealed record CandidateSolution(Node Leaf, string Text, string? Answer)
{
    public bool Finished => Leaf.End == NodeEnd.Finished;

    /// <summary>One score of the whole; null when nothing scored it.</summary>
    public double? Score { get; set; }

    /// <summary>Rounds of a tournament that it outlasted.</summary>
    public int RoundsOutlasted { get; set; }

    /// <summary>0 is best: what is finished and has an answer wins over what has not, whatever the scores.</summary>
    public int Tier => (Answer is null ? 2 : 0) + (Finished ? 0 : 1);
}
