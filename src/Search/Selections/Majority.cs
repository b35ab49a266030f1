using Verify.Search.Candidates;
using Verify.Search.Needs;

namespace Verify.Search.Selections;

/// <summary>
/// The answer that most candidates state (Wang et al. 2022, "Self-Consistency"), of those to which no gate objects; ties by summed score,
/// then first seen.
/// </summary>
internal sealed class Majority : IVote
{
    public string Name => "majority";

    public IReadOnlyList<Need> Needs => [];

    public IReadOnlyList<double> Count(IReadOnlyList<AnswerGroup> groups) => [.. groups.Select(Votes)];

    public IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups) =>
        groups
            .OrderByDescending(Votes)
            .ThenByDescending(group => group.ScoreSum)
            .ThenBy(group => group.First.Leaf.Id)
            .SelectMany(group => group.Members.BestFirst());

    private static double Votes(AnswerGroup group) => group.Members.Count(member => !member.IsRejected);
}
