using Verify.Search.Candidates;
using Verify.Search.Needs;
using Verify.Search.Tree;
using Verify.Verifiers;

namespace Verify.Search.Selections;

/// <summary>How the answer is chosen among candidates. Pure, save for what <see cref="PrepareAsync"/> asks the judge.</summary>
internal interface ISelection
{
    string Name { get; }

    /// <summary>What it cannot choose without.</summary>
    IReadOnlyList<Need> Needs { get; }

    /// <summary>Asks the judge what must be known before the final ranking.</summary>
    Task PrepareAsync(AnswerBoard board, ComparePairs compareAsync) => Task.CompletedTask;

    /// <summary>All candidates of the groups, best first. The groups are of one tier, in order of their first members.</summary>
    IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups);

    /// <summary>All candidates of a board, best first: tier by tier.</summary>
    IEnumerable<CandidateSolution> Rank(AnswerBoard board) => board.Tiers().SelectMany(Rank);
}

/// <summary>Has the judge compare pairs of solutions in one call: one verdict per pair, in order.</summary>
internal delegate Task<IReadOnlyList<PairVerdict>> ComparePairs(IReadOnlyList<(Node First, Node Second)> pairs);
