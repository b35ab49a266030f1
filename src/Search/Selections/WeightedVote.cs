using Verify.Search.Running;

namespace Verify.Search.Selections;

/// <summary>The answer whose candidates' scores sum to the most (Li et al. 2023, "Making Large Language Models Better Reasoners"); ties go to the first seen.</summary>
internal sealed class WeightedVote : ISelection
{
    public string Name => "weighted-vote";

    public bool NeedsScores => true;

    public bool NeedsJudge => false;

    public Task PrepareAsync(SearchContext context) => Task.CompletedTask;

    public IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups, SearchPlan plan)
        => groups.OrderByDescending(group => group.Members.Sum(member => Weight(member, plan))).ThenBy(group => group.First.Leaf.Id)
            .SelectMany(group => group.BestFirst());

    /// <summary>A vote must not count against its own answer, so a sum of logits, which may be negative, is read as the probability it means.</summary>
    private static double Weight(CandidateSolution candidate, SearchPlan plan) => candidate.Score switch
    {
        null => 0,
        { } score when plan.Aggregation == "sum-logits" => 1 / (1 + Math.Exp(-score)),
        { } score => score,
    };
}
