using Verify.Search.Running;

namespace Verify.Search.Selections;

/// <summary>How the answer is chosen among candidates. Pure, save for what <see cref="PrepareAsync"/> asks the judge.</summary>
internal interface ISelection
{
    string Name { get; }

    /// <summary>It cannot choose without a process or outcome reward.</summary>
    bool NeedsScores { get; }

    /// <summary>It cannot choose without a pairwise judge.</summary>
    bool NeedsJudge { get; }

    /// <summary>Asks what must be asked before the last ranking.</summary>
    Task PrepareAsync(SearchContext context);

    /// <summary>All candidates of the groups, best first. The groups are of one tier, in order of their first members.</summary>
    IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups, SearchPlan plan);
}
