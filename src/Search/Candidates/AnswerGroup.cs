namespace Verify.Search.Candidates;

/// <summary>Candidates whose answers are equivalent to the first one's.</summary>
internal sealed class AnswerGroup(CandidateSolution first)
{
    private readonly List<CandidateSolution> _members = [first];
    private readonly Dictionary<AnswerGroup, (double Won, int Matches)> _met = [];

    /// <summary>The group's representative.</summary>
    public CandidateSolution First => _members[0];

    public int Tier => First.Tier;

    public IReadOnlyList<CandidateSolution> Members => _members;

    public double ScoreSum => _members.Sum(member => member.Score ?? 0);

    /// <summary>A judge has compared a member with one of another answer.</summary>
    public bool HasMet => _met.Count > 0;

    public void Add(CandidateSolution member) => _members.Add(member);

    /// <summary>Notes a match with a member of another answer, for both.</summary>
    /// <param name="other">The other answer.</param>
    /// <param name="beats">The probability that this one's member is the better one.</param>
    public void Meet(AnswerGroup other, double beats)
    {
        Note(other, beats);
        other.Note(this, 1 - beats);
    }

    /// <summary>The mean of its matches against another answer; ½ where they have not met.</summary>
    public double ShareAgainst(AnswerGroup other) => _met.TryGetValue(other, out var met) ? met.Won / met.Matches : 0.5;

    private void Note(AnswerGroup other, double won)
    {
        var before = _met.GetValueOrDefault(other);
        _met[other] = (before.Won + won, before.Matches + 1);
    }
}
