using Verify.Search.Candidates;
using Verify.Search.Needs;
using Verify.Verifiers;

namespace Verify.Search.Selections;

/// <summary>
/// A knockout between the answers, judged in pairs (Liu et al. 2025, "PairJudge RM"). Each round pairs candidates of different answers;
/// when
/// the judge holds exactly one for correct it goes on, of two correct ones the likelier winner does, of two incorrect ones neither. Who
/// finds
/// no opponent goes on. A round that would eliminate everyone is undone and ends the tournament, as does a single answer being left.
/// </summary>
internal sealed class Tournament : ISelection
{
    public string Name => "tournament";

    public IReadOnlyList<Need> Needs => [Need.PairwiseJudge];

    public async Task PrepareAsync(AnswerBoard board, ComparePairs compareAsync)
    {
        // 1. Only what may win plays.
        var alive = Players.Of(board);
        while (true)
        {
            // 2. Pair candidates of different answers; none left to pair means one answer is left.
            var matches = Pair(alive, candidate => board.GroupOf(candidate.Leaf));
            if (matches.Count == 0)
            {
                return;
            }

            // 3. All matches of a round are one call.
            var verdicts = await compareAsync([.. matches.Select(match => (match.First.Leaf, match.Second.Leaf))]);
            var losers = matches.Zip(verdicts, Losers).SelectMany(each => each).ToHashSet();
            if (losers.Count == alive.Count)
            {
                return;
            }

            // 4. The rest goes on.
            alive.RemoveAll(losers.Contains);
            alive.ForEach(candidate => candidate.RoundsOutlasted++);
        }
    }

    /// <summary>
    /// Answers that got further come first; among those that got equally far, the one with more candidates still in, then as a majority
    /// vote.
    /// </summary>
    public IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups) =>
        groups
            .OrderByDescending(Furthest)
            .ThenByDescending(group => group.Members.Count(member => member.RoundsOutlasted == Furthest(group)))
            .ThenByDescending(group => group.Members.Count)
            .ThenByDescending(group => group.ScoreSum)
            .ThenBy(group => group.First.Leaf.Id)
            .SelectMany(group => group.Members.BestFirst().OrderByDescending(member => member.RoundsOutlasted));

    private static int Furthest(AnswerGroup group) => group.Members.Max(member => member.RoundsOutlasted);

    /// <summary>Each candidate in turn meets the next free one of another answer.</summary>
    private static List<(CandidateSolution First, CandidateSolution Second)> Pair(
        IReadOnlyList<CandidateSolution> alive,
        Func<CandidateSolution, AnswerGroup> groupOf
    )
    {
        var matches = new List<(CandidateSolution, CandidateSolution)>();
        var free = new LinkedList<CandidateSolution>(alive);
        while (free.First is { } first)
        {
            free.RemoveFirst();
            if (free.FirstOrDefault(other => groupOf(other) != groupOf(first.Value)) is { } opponent)
            {
                free.Remove(opponent);
                matches.Add((first.Value, opponent));
            }
        }

        return matches;
    }

    private static IEnumerable<CandidateSolution> Losers((CandidateSolution First, CandidateSolution Second) match, PairVerdict verdict) =>
        (verdict.FirstCorrect, verdict.SecondCorrect) switch
        {
            (false, false) => [match.First, match.Second],
            (true, false) => [match.Second],
            (false, true) => [match.First],
            _ => verdict.FirstBeatsSecond >= 0.5 ? [match.Second] : [match.First],
        };
}
