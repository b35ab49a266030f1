using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Selections;
using Verify.Search.Tree;

namespace Verify.Search.Running;

/// <summary>What is done once a strategy has ended, however it ended: the best answer so far is found among all that is finished.</summary>
internal sealed class FinalSelection(SearchState state, SearchContext context, Acceptance acceptance, ISelection selection)
{
    public async Task<StopReason> FinishAsync()
    {
        // 1. Leaves that were finished by a call that the budget cut short count too; truncated ones only where there is nothing better.
        var passed = await AcceptLeftAsync(node => node.End == GenerationEnd.Finished && node.PrunedBecause is null);
        if (!passed && state.Board.Groups.Count == 0)
        {
            passed = await AcceptLeftAsync(node => node.End == GenerationEnd.Length);
        }

        if (passed)
        {
            return StopReason.Passed;
        }

        if (state.Board.Groups.Count == 0)
        {
            return StopReason.Completed;
        }

        // 2. Scores for those that the strategy did not come to.
        await context.ScoreAsync([.. state.Board.Candidates.Select(candidate => candidate.Leaf)]);

        // 3. What the selection wants to know.
        try
        {
            await selection.PrepareAsync(context.Board, context.CompareAsync);
        }
        finally
        {
            acceptance.ReportLeader();
        }

        return StopReason.Completed;
    }

    private Task<bool> AcceptLeftAsync(Func<Node, bool> isMeant) =>
        acceptance.AcceptAsync(
            [.. state.Tree.Nodes.Where(node => isMeant(node) && !state.Board.Contains(node)).Take(context.CandidatesLeft)],
            state.Meter
        );
}
