using Verify.Search.Running;
using Verify.Search.Strategies;

namespace Verify.Search.Selections;

/// <summary>The candidate with the highest score; ties go to the first seen.</summary>
internal sealed class ArgMax : ISelection
{
    public string Name => "argmax";

    public bool NeedsScores => true;

    public bool NeedsJudge => false;

    public Task PrepareAsync(SearchContext context) => Task.CompletedTask;

    public IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups, SearchPlan plan) =>
        groups.SelectMany(group => group.Members).BestFirst();
}
