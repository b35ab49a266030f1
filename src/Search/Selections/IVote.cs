using Verify.Search.Candidates;

namespace Verify.Search.Selections;

/// <summary>A selection of the answer that has most votes.</summary>
internal interface IVote : ISelection
{
    /// <summary>Whether a candidate's vote stays what it is when others join, so that a vote can be decided before all are in.</summary>
    bool IsCumulative => true;

    /// <summary>The votes of each answer, in order; each of its candidates adds from 0 to 1. The groups are of one tier.</summary>
    IReadOnlyList<double> Count(IReadOnlyList<AnswerGroup> groups);
}
