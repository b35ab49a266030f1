using Verify.Inference;
using Verify.Mathematics;
using Verify.Verifiers;
using Verify.Verifiers.Answers;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Checking;

/// <summary>Checks the solutions of one batch, each question for all of them in one call.</summary>
internal sealed class BatchChecker(IAnswerReader reader, IAnswerEquivalence equivalence)
{
    public async Task<IReadOnlyList<CheckedSolution>> CheckAsync(
        CheckPlan plan,
        IReadOnlyList<CheckItem> batch,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await CheckTogetherAsync(plan, batch, cancellationToken);
        }
        catch (ModelCapacityException) when (batch.Count > 1)
        {
            var half = batch.Count / 2;
            return
            [
                .. await CheckAsync(plan, [.. batch.Take(half)], cancellationToken),
                .. await CheckAsync(plan, [.. batch.Skip(half)], cancellationToken),
            ];
        }
        catch (ModelCapacityException tooLarge)
        {
            return [batch[0].Failed(new CheckFailure("too-large", tooLarge.Message))];
        }
    }

    private async Task<IReadOnlyList<CheckedSolution>> CheckTogetherAsync(
        CheckPlan plan,
        IReadOnlyList<CheckItem> batch,
        CancellationToken cancellationToken
    )
    {
        var readable = batch.Where(item => item.Failure is null).ToList();
        IReadOnlyList<StepPath> paths = [.. readable.Select(item => item.Steps)];
        var scores = new Dictionary<string, IReadOnlyList<SolutionScores>>();
        IReadOnlyList<TestReport>? tests = null;
        foreach (var (verifier, aggregation) in plan.Verifiers)
        {
            var context = verifier.Description.ContextLength ?? int.MaxValue;
            var tokens = (int)Math.Min(int.MaxValue, readable.Sum(item => (long)Math.Min(context, item.MostTokens)));
            await using var session = await verifier.OpenAsync(plan.Problem, tokens, cancellationToken);
            tests ??= session.Tests is { } runner ? await runner.RunAsync(paths, cancellationToken) : null;
            if (aggregation is not null)
            {
                scores[verifier.Name] = await SolutionScoring.AskAsync(
                    session,
                    verifier.Description,
                    aggregation,
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
                        Tests = tests?[i],
                        Scores = scores.ToDictionary(named => named.Key, named => named.Value[i]),
                    }
            )
            .ToDictionary(result => result.Index);
        return [.. batch.Select(item => item.Failure is { } failure ? item.Failed(failure) : results[item.Index])];
    }

    private CheckedSolution Describe(CheckPlan plan, CheckItem item)
    {
        var text = item.Steps.ToString();
        var answer = reader.Read(text, plan.Problem.Kind, plan.Expected);
        return new CheckedSolution
        {
            Index = item.Index,
            Steps = item.Steps.Steps(),
            Answer = answer,
            Equivalence =
                plan.Reference is null ? null
                : answer is null ? new Equivalence(null, "no answer could be read")
                : equivalence.Compare(answer, plan.Reference, plan.Expected),
            Constraints = plan.Problem.Constraints is { } constraints ? ConstraintChecker.Check(text, constraints) : null,
        };
    }
}
