using Verify.Search.Candidates;
using Verify.Search.Tree;

namespace Verify.Search.Context;

/// <summary>Events of candidates.</summary>
internal static class CandidateEvents
{
    /// <summary>Tells of the candidate that was added last to its group.</summary>
    public static void TellAccepted(this SearchState state, Node leaf)
    {
        var group = state.Board.GroupOf(leaf);
        var candidate = group.Members[^1];
        state.Observer.On(
            new CandidateAccepted(leaf.Id, candidate.Answer, group.First.Leaf.Id, group.Members.Count, FinishOf(candidate), leaf.Cut)
        );
    }

    /// <summary>Tells a candidate's score, once it has one.</summary>
    public static void TellScored(this SearchState state, CandidateSolution candidate)
    {
        if (candidate.Score is { } score)
        {
            state.Observer.On(new CandidateScored(candidate.Leaf.Id, score, candidate.Weight, candidate.IsRejected));
        }
    }

    /// <summary>How a candidate's text ends, as events and results name it.</summary>
    public static string FinishOf(CandidateSolution candidate) => candidate.Finished ? "stop" : "length";
}
