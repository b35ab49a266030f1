using Verify.Inference;
using Verify.Search.Tree;
using Verify.Verifiers;

namespace Verify.Search.Candidates;

/// <summary>A whole solution that may be chosen.</summary>
/// <param name="Leaf">Where it ends.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Answer">Null when it states none.</param>
internal sealed record CandidateSolution(Node Leaf, string Text, string? Answer)
{
    public bool Finished => Leaf.End == GenerationEnd.Finished;

    /// <summary>One score of the whole; null when nothing scored it.</summary>
    public double? Score { get; set; }

    /// <summary>
    /// The weight of its vote: its score as <see cref="Aggregation.AsScore"/> gives it. A vote must not count against its own answer, and a
    /// sum of logits may be negative.
    /// </summary>
    public double Weight { get; set; }

    /// <summary>What each verifier says of it, in a fixed order; null when one alone scored it, or none.</summary>
    public IReadOnlyList<double?>? Opinions { get; set; }

    /// <summary>A gate objects to it.</summary>
    public bool IsRejected { get; set; }

    /// <summary>Why it was scored as it was; null when its verifier does not say.</summary>
    public Evidence? Evidence => Leaf.Prefix.Outcome?.Evidence;

    /// <summary>Rounds of a tournament that it outlasted.</summary>
    public int RoundsOutlasted { get; set; }

    /// <summary>
    /// The lowest is best, whatever the scores: what passes all tests and keeps all constraints wins over what does not, and then what is
    /// finished and has an answer over what has not.
    /// </summary>
    public int Tier => Leaf.Prefix.IsSolved ? -1 : (Answer is null ? 2 : 0) + (Finished ? 0 : 1);
}

/// <summary>The order of candidates by their own scores alone.</summary>
internal static class CandidateOrder
{
    /// <summary>Highest score first; ties by order of creation, and what has no score last.</summary>
    public static IOrderedEnumerable<CandidateSolution> BestFirst(this IEnumerable<CandidateSolution> candidates) =>
        candidates.OrderByDescending(candidate => candidate.Score ?? double.NegativeInfinity).ThenBy(candidate => candidate.Leaf.Id);
}
