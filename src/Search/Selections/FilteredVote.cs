using Verify.Search.Candidates;
using Verify.Search.Needs;

namespace Verify.Search.Selections;

/// <summary>
/// A vote of the surest only, weighted by how sure each was where it was least sure (Fu et al. 2025, "Deep Think with Confidence"): the
/// tenth whose confidence is lowest, rounded down, has no vote; of equals the later ones. What a gate objects to has none either.
/// </summary>
/// <remarks>The paper keeps the surest 90 % or, of many hundreds, 10 %.</remarks>
internal sealed class FilteredVote : IVote
{
    private const int DroppedOneIn = 10;

    public string Name => "filtered-vote";

    public IReadOnlyList<Need> Needs => [];

    /// <summary>Who is among the surest is known only when all are there.</summary>
    public bool IsCumulative => false;

    public IReadOnlyList<double> Count(IReadOnlyList<AnswerGroup> groups)
    {
        var votes = Votes(groups);
        return [.. groups.Select(group => group.Members.Sum(member => votes.GetValueOrDefault(member.Leaf.Id)))];
    }

    public IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups)
    {
        var votes = Votes(groups);
        return groups
            .OrderByDescending(group => group.Members.Sum(Vote))
            .ThenBy(group => group.First.Leaf.Id)
            .SelectMany(group => group.Members.OrderByDescending(Vote).ThenBy(member => member.Leaf.Id));

        double Vote(CandidateSolution member) => votes.GetValueOrDefault(member.Leaf.Id);
    }

    /// <summary>By leaf; those that are missing have none.</summary>
    private static Dictionary<int, double> Votes(IReadOnlyList<AnswerGroup> groups)
    {
        var voters = groups.SelectMany(group => group.Members).Where(member => !member.IsRejected).ToList();
        return voters
            .Select(member => (member.Leaf.Id, Confidence: TokenConfidence.Lowest(member.Leaf)))
            .OrderByDescending(voter => voter.Confidence)
            .ThenBy(voter => voter.Id)
            .Take(voters.Count - (voters.Count / DroppedOneIn))
            .ToDictionary(voter => voter.Id, voter => voter.Confidence);
    }
}
