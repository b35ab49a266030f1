using System.Globalization;
using Verify.Verifiers;

namespace Verify.Search.Verification;

/// <summary>Has one verifier score whole solutions, step by step where it scores steps.</summary>
internal static class SolutionScoring
{
    public static async Task<IReadOnlyList<SolutionScores>> AskAsync(
        IVerifierSession session,
        VerifierDescription verifier,
        string aggregation,
        IReadOnlyList<StepPath> solutions,
        CancellationToken cancellationToken
    )
    {
        if (session.Process is not { } process)
        {
            var whole = await session.Outcome!.ScoreAsync(solutions, cancellationToken);
            return
            [
                .. whole.Select(score => new SolutionScores(
                    null,
                    null,
                    score,
                    score.Value is null && verifier.Model is not null ? TooLong(verifier) : null
                )),
            ];
        }

        var scores = new Queue<Score>(await process.ScoreAsync([.. solutions.SelectMany(one => one.Prefixes())], cancellationToken));
        return
        [
            .. solutions.Select(solution =>
                Aggregate([.. Enumerable.Range(0, solution.Depth).Select(_ => scores.Dequeue())], verifier, aggregation)
            ),
        ];
    }

    /// <summary>A model has an opinion on every step that it can read; part of a solution is not scored as if it were the whole.</summary>
    private static SolutionScores Aggregate(IReadOnlyList<Score> steps, VerifierDescription verifier, string aggregation)
    {
        var unread = verifier.Model is null ? 0 : steps.Count(step => step.Value is null);
        if (unread > 0)
        {
            return new SolutionScores(steps, aggregation, default, $"{unread} of {steps.Count} steps have no score. {TooLong(verifier)}");
        }

        var range = verifier.RangeOf(RewardPart.Process);
        var inUnits = steps.Select(step => step.Value is { } value ? range.ToUnit(value) : (double?)null);
        return new SolutionScores(steps, aggregation, Aggregation.Apply(aggregation, inUnits), null);
    }

    private static string TooLong(VerifierDescription verifier) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Problem and solution are longer than the {verifier.ContextLength} tokens that the model '{verifier.Model}' reads."
        );
}
