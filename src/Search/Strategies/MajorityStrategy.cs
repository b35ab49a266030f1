using Verify.Search.Context;
using Verify.Search.Options;

namespace Verify.Search.Strategies;

/// <summary>Self-consistency (Wang et al. 2022): N samples, the answer that most of them state.</summary>
internal sealed class MajorityStrategy : ISearchStrategy
{
    private readonly IntegerOption _samples;
    private readonly IntegerOption _wave;

    public MajorityStrategy()
    {
        _samples = Options.Integer("samples", 16, 1, 1024, "Solutions sampled at most.");
        _wave = Options.Integer(
            "wave",
            8,
            1,
            1024,
            "Solutions sampled in one call; between calls the search ends when the leading answer cannot be overtaken any more."
        );
    }

    public string Summary =>
        "Self-consistency: samples whole solutions and takes the most frequent answer; needs no verifier, and stops "
        + "once the vote is decided.";

    public OptionSet Options { get; } = new("majority");

    public IReadOnlyList<string> Selections => ["majority"];

    public LiveTokens Live(SearchPlan plan) => new(Solutions: _samples.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        for (var left = _samples.Of(context.Plan); left > 0; )
        {
            var wave = Math.Min(left, _wave.Of(context.Plan));
            await context.AcceptAsync(await context.CompleteAsync([context.Root], wave));
            left -= wave;

            // Where there are tests, any that is left may pass them and win over whatever most agree on; and where there are gates, which
            // votes count is known only when all are scored.
            if (left > 0 && context.Plan is { Problem.Tests: null, Gates: [] } && IsDecided(context, left))
            {
                return StopReason.Consensus;
            }
        }

        return StopReason.Completed;
    }

    /// <summary>The leader wins even if all that are left state one other answer, whether it was stated before or not.</summary>
    private static bool IsDecided(SearchContext context, int left)
    {
        var groups = context.Board.Groups.Where(group => group.Tier == 0).ToList();
        return groups.MaxBy(group => group.Members.Count) is { } leader
            && Beats(0, seenFirst: false)
            && groups.TrueForAll(other => other == leader || Beats(other.Members.Count, other.First.Leaf.Id < leader.First.Leaf.Id));

        // Equal votes go to the higher sum of scores, which is not known yet, or without a verifier to the answer seen first.
        bool Beats(int votes, bool seenFirst) =>
            leader.Members.Count > votes + left
            || (leader.Members.Count == votes + left && !seenFirst && context.Plan.Verifiers.Count == 0);
    }
}
