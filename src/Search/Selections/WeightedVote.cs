using Verify.Search.Candidates;
using Verify.Search.Needs;

namespace Verify.Search.Selections;

/// <summary>
/// The answer whose candidates' scores sum to the most (Li et al. 2023, "Making Large Language Models Better Reasoners"); ties go to the
/// first seen.
/// </summary>
internal sealed class WeightedVote : ISelection
{
    public string Name => "weighted-vote";

    public IReadOnlyList<Need> Needs => [Need.Score];

    public IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups) =>
        groups
            .OrderByDescending(group => group.Members.Sum(member => member.Weight))
            .ThenBy(group => group.First.Leaf.Id)
            .SelectMany(group => group.Members.BestFirst());
}
