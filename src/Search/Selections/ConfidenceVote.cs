using Verify.Search.Candidates;
using Verify.Search.Needs;

namespace Verify.Search.Selections;

/// <summary>
/// The answer whose candidates' confidences sum to the most (Fu et al. 2025, "Deep Think with Confidence"): how sure the policy was of the
/// last tokens of each, so no verifier is needed. What a gate objects to has no vote; ties go to the first seen.
/// </summary>
internal sealed class ConfidenceVote : IVote
{
    public string Name => "confidence-vote";

    public IReadOnlyList<Need> Needs => [];

    public IReadOnlyList<double> Count(IReadOnlyList<AnswerGroup> groups) => [.. groups.Select(group => group.Members.Sum(Vote))];

    public IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups) =>
        groups
            .Zip(Count(groups))
            .OrderByDescending(group => group.Second)
            .ThenBy(group => group.First.First.Leaf.Id)
            .SelectMany(group => group.First.Members.OrderByDescending(Vote).ThenBy(member => member.Leaf.Id));

    private static double Vote(CandidateSolution member) => member.IsRejected ? 0 : TokenConfidence.Tail(member.Leaf);
}
