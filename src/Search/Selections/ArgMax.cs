using Verify.Search.Candidates;
using Verify.Search.Needs;

namespace Verify.Search.Selections;

/// <summary>The candidate with the highest score; ties go to the first seen.</summary>
internal sealed class ArgMax : ISelection
{
    public string Name => "argmax";

    public IReadOnlyList<Need> Needs => [Need.Score];

    public IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups) => groups.SelectMany(group => group.Members).BestFirst();
}
