using Verify.Inference;
using Verify.Mathematics;
using Verify.Verifiers;
using Verify.Verifiers.Answers;

namespace Verify.Search.Verification;

/// <summary>Checks the solutions of one batch, each question for all of them in one call.</summary>
internal sealed class BatchVerification(IAnswerReader reader, IAnswerEquivalence equivalence)
{
    public async Task<IReadOnlyList<VerifiedSolution>> VerifyAsync(
        VerificationPlan plan,
        IReadOnlyList<VerificationItem> batch,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await VerifyTogetherAsync(plan, batch, cancellationToken);
        }
        catch (ModelCapacityException) when (batch.Count > 1)
        {
            var half = batch.Count / 2;
            return
            [
                .. await VerifyAsync(plan, [.. batch.Take(half)], cancellationToken),
                .. await VerifyAsync(plan, [.. batch.Skip(half)], cancellationToken),
            ];
        }
        catch (ModelCapacityException tooLarge)
        {
            return [batch[0].Failed(new VerificationFailure("too-large", tooLarge.Message))];
        }
    }

    private async Task<IReadOnlyList<VerifiedSolution>> VerifyTogetherAsync(
        VerificationPlan plan,
        IReadOnlyList<VerificationItem> batch,
        CancellationToken cancellationToken
    )
    {
        var readable = batch.Where(item => item.Failure is null).ToList();
        IReadOnlyList<StepPath> paths = [.. readable.Select(item => item.Steps)];
        var scores = new Dictionary<string, IReadOnlyList<SolutionScores>>();
        IReadOnlyList<SolutionReport> reports = [.. readable.Select(_ => new SolutionReport())];
        foreach (var group in plan.Verifiers.GroupBy(requested => requested.Verifier.Source))
        {
            // Verifiers of one source share its session, so that no token is run twice.
            var context = group.Key.Description.ContextLength ?? int.MaxValue;
            var tokens = (int)Math.Min(int.MaxValue, readable.Sum(item => (long)Math.Min(context, item.MostTokens)));
            var opening = new VerifierOpening(plan.Problem, tokens) { Seed = plan.Seed };
            await using var session = await group.Key.OpenAsync(opening, cancellationToken);
            if (session.Reporter is { } reporter)
            {
                reports = [.. reports.Zip(await reporter.ReportAsync(paths, cancellationToken), (known, more) => known.And(more))];
            }

            foreach (var (verifier, aggregation) in group.Where(requested => requested.Aggregation is not null))
            {
                scores[verifier.Name] = await SolutionScoring.AskAsync(
                    verifier.View(session),
                    verifier.Description,
                    aggregation!,
                    paths,
                    cancellationToken
                );
            }
        }

        var results = readable
            .Select(
                (item, i) =>
                    Describe(plan, item) with
                    {
                        Tests = reports[i].Tests,
                        Constraints = reports[i].Constraints,
                        Scores = scores.ToDictionary(named => named.Key, named => named.Value[i]),
                    }
            )
            .ToDictionary(result => result.Index);
        return [.. batch.Select(item => item.Failure is { } failure ? item.Failed(failure) : results[item.Index])];
    }

    private VerifiedSolution Describe(VerificationPlan plan, VerificationItem item)
    {
        var text = item.Steps.ToString();
        var answer = reader.Read(text, plan.Problem.Kind, plan.Expected);
        return new VerifiedSolution
        {
            Index = item.Index,
            Steps = item.Steps.Steps(),
            Answer = answer,
            Equivalence =
                plan.Reference is null ? null
                : answer is null ? new Equivalence(null, "no answer could be read")
                : equivalence.Compare(answer, plan.Reference, plan.Expected),
        };
    }
}
