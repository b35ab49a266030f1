using Verify.Search.Candidates;
using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Selections;

namespace Verify.Search.Strategies;

/// <summary>
/// Self-consistency (Wang et al. 2022): N samples, the answer that most of them state. It is sampled in waves, and ends when the vote is
/// decided or as good as decided (Aggarwal et al. 2023, "Let's Sample Step by Step: Adaptive-Consistency").
/// </summary>
internal sealed class MajorityStrategy : ISearchStrategy
{
    private readonly IntegerOption _samples;
    private readonly IntegerOption _wave;
    private readonly NumberOption _confidence;

    public MajorityStrategy()
    {
        _samples = Options.Integer("samples", 16, 1, 1024, "Solutions sampled at most.");
        _wave = Options.Integer(
            "wave",
            8,
            1,
            1024,
            "Solutions sampled in one call; between calls the search ends when the leading answer cannot be overtaken any more, or will "
                + "hardly be."
        );
        _confidence = Options.Number(
            "confidence",
            0.95,
            0.5,
            1,
            "How sure it must be that the leading answer stays ahead of the next for the search to end early, by the Beta posterior of "
                + "their votes; 1: only when it cannot be overtaken."
        );
    }

    public string Summary =>
        "Self-consistency: samples whole solutions and takes the most frequent answer; needs no verifier, and stops "
        + "once the vote is decided.";

    public OptionSet Options { get; } = new("majority");

    public IReadOnlyList<string> Selections => SelectionCatalog.Votes;

    public LiveTokens Live(SearchPlan plan) => new(Solutions: _samples.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        // Within another strategy's search the selection may be none that counts votes.
        var vote = SelectionCatalog.Get(context.Plan.Selection) as IVote ?? new Majority();
        for (var left = _samples.Of(context.Plan); left > 0; )
        {
            var wave = Math.Min(left, _wave.Of(context.Plan));
            var solutions = await context.CompleteAsync([context.Root], wave);
            await context.AcceptAsync(solutions);
            left -= wave;

            // Where there are tests, any that is left may pass them and win over whatever most agree on; and where there are gates, which
            // votes count is known only when all are scored.
            if (left > 0 && vote.IsCumulative && context.Plan is { Problem.Tests: null, Gates: [] })
            {
                await (vote.Needs.Contains(Need.Score) ? context.ScoreAsync(solutions) : Task.CompletedTask);
                if (IsDecided(context, vote, left))
                {
                    context.ReportSaved(left);
                    return StopReason.Consensus;
                }
            }
        }

        return StopReason.Completed;
    }

    private bool IsDecided(SearchContext context, IVote vote, int left)
    {
        var groups = context.Board.Groups.Where(group => group.Tier == 0).ToList();
        var votes = vote.Count(groups);
        return groups.Count > 0 && (IsSettled(context, groups, votes, left) || IsSure(context.Plan, VoteLead.Of(votes)));
    }

    /// <summary>No posterior of so many samples is certain, so at 1 only rounding would end the search.</summary>
    private bool IsSure(SearchPlan plan, VoteLead lead) => _confidence.Of(plan) is < 1 and var level && lead.Posterior >= level;

    /// <summary>
    /// The leader wins even if all that are left state one other answer, each with a whole vote, whether it was stated or not.
    /// </summary>
    private static bool IsSettled(SearchContext context, List<AnswerGroup> groups, IReadOnlyList<double> votes, int left)
    {
        var leader = votes.Index().MaxBy(group => group.Item).Index;
        return Beats(0, seenFirst: false)
            && groups
                .Index()
                .All(other => other.Index == leader || Beats(votes[other.Index], other.Item.First.Leaf.Id < groups[leader].First.Leaf.Id));

        // Equal votes go to the higher sum of scores, which is not known yet, or without a verifier to the answer seen first.
        bool Beats(double theirs, bool seenFirst) =>
            votes[leader] > theirs + left || (votes[leader] >= theirs + left && !seenFirst && context.Plan.Verifiers.Count == 0);
    }
}
