using Verify.Search.Candidates;
using Verify.Search.Needs;

namespace Verify.Search.Selections;

/// <summary>
/// Candidates of different answers are judged in pairs, all of them unless the budget ends it, and a rule makes the strength of each answer
/// of what it won. Ties go as in a majority vote, then to the first seen; so does everything where nothing was compared.
/// </summary>
/// <param name="name">The rule's.</param>
/// <param name="rule">Strengths of the shares that each answer has of its matches.</param>
internal sealed class AllPairs(string name, StrengthRule rule) : ISelection
{
    /// <summary>
    /// Strengths that differ by less are equal: finer differences are those of rounding and of rules that stop after so many rounds.
    /// </summary>
    private const int Digits = 3;

    public string Name => name;

    public IReadOnlyList<Need> Needs => [Need.PairwiseJudge];

    public async Task PrepareAsync(AnswerBoard board, ComparePairs compareAsync)
    {
        var answers = Players
            .Of(board)
            .GroupBy(candidate => board.GroupOf(candidate.Leaf))
            .Select(own => (Group: own.Key, Members: own.ToList()))
            .ToList();
        var meetings = answers.SelectMany((one, i) => answers.Skip(i + 1).Select(other => Meeting(one.Members, other.Members))).ToList();
        var most = meetings.Select(matches => matches.Count).DefaultIfEmpty().Max();

        // Every two answers meet before any meet twice, so that a budget that ends is spread over them all; each round is one call, of
        // twice as many matches as the last.
        for (var (done, next) = (0, 1); done < most; (done, next) = (done + next, next * 2))
        {
            var round = meetings.SelectMany(matches => matches.Skip(done).Take(next)).ToList();
            var verdicts = await compareAsync([.. round.Select(match => (match.First.Leaf, match.Second.Leaf))]);
            foreach (var ((first, second), verdict) in round.Zip(verdicts))
            {
                board.GroupOf(first.Leaf).Meet(board.GroupOf(second.Leaf), verdict.FirstBeatsSecond);
            }
        }
    }

    public IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups)
    {
        var strengths = Strengths([.. groups.Where(group => group.HasMet)]);
        return groups
            .OrderByDescending(group => strengths.GetValueOrDefault(group, double.NegativeInfinity))
            .ThenByDescending(group => group.Members.Count(member => !member.IsRejected))
            .ThenByDescending(group => group.ScoreSum)
            .ThenBy(group => group.First.Leaf.Id)
            .SelectMany(group => group.Members.BestFirst());
    }

    /// <summary>All matches of two answers, each next one between members that have met few so far.</summary>
    private static List<(CandidateSolution First, CandidateSolution Second)> Meeting(
        List<CandidateSolution> ones,
        List<CandidateSolution> others
    ) =>
        [
            .. Enumerable
                .Range(0, ones.Count * others.Count)
                .Select(number => (First: number % ones.Count, Second: number / ones.Count))
                .OrderBy(match => (match.First - match.Second + others.Count) % others.Count)
                .ThenBy(match => match.First)
                .Select(match => (ones[match.First], others[match.Second])),
        ];

    private Dictionary<AnswerGroup, double> Strengths(List<AnswerGroup> players)
    {
        var shares = new double[players.Count, players.Count];
        foreach (var (i, one) in players.Index())
        {
            foreach (var (j, other) in players.Index())
            {
                shares[i, j] = one.ShareAgainst(other);
            }
        }

        return players.Zip(rule(shares)).ToDictionary(one => one.First, one => Math.Round(one.Second, Digits));
    }
}

/// <summary>How strong each answer is.</summary>
/// <param name="shares">
/// [i, j]: the probability that answer i beats answer j, from 0 to 1; [i, j] + [j, i] = 1, and ½ on the diagonal and where they
/// have not met.
/// </param>
/// <returns>One number an answer, the most for the strongest.</returns>
internal delegate IReadOnlyList<double> StrengthRule(double[,] shares);
