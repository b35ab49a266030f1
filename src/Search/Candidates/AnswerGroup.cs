namespace Verify.Search.Candidates;

/// <summary>Candidates whose answers are equivalent to the first one's.</summary>
internal sealed class AnswerGroup(CandidateSolution first)
{
    private readonly List<CandidateSolution> _members = [first];

    /// <summary>The group's representative.</summary>
    public CandidateSolution First => _members[0];

    public int Tier => First.Tier;

    public IReadOnlyList<CandidateSolution> Members => _members;

    public double ScoreSum => _members.Sum(member => member.Score ?? 0);

    public void Add(CandidateSolution member) => _members.Add(member);
}
