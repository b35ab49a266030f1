using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Selections;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>
/// Particle filtering (Puri et al. 2025, "A Probabilistic Inference Approach to Inference-Time Scaling of LLMs using Particle-Based Monte
/// Carlo Methods"): N particles take a step each; then every live one is drawn anew, with replacement, from all of them by the softmax of
/// the logits of their rewards. A finished particle keeps its weight, and one that draws it ends with it.
/// </summary>
/// <remarks>
/// With <c>entropic</c>, while few particles hold the weight early on, the weights are flattened by a temperature that falls with progress,
/// as its_hub's entropic particle filtering does by the effective sample size.
/// </remarks>
internal sealed class ParticlesStrategy : ISearchStrategy
{
    private const double Epsilon = 1e-7;

    private readonly IntegerOption _particles;
    private readonly NumberOption _temperature;
    private readonly BooleanOption _entropic;
    private readonly NumberOption _leastShare;
    private readonly NumberOption _earlyPhase;
    private readonly IntegerOption _maxSteps;

    public ParticlesStrategy()
    {
        _particles = Options.Integer("particles", 16, 1, 256, "Particles.");
        _temperature = Options.Number("temperature", 1, 0.01, 100, "Divides the logits of the rewards; the lower, the greedier.");
        _entropic = Options.Boolean("entropic", false, "Flattens the weights early on while few particles hold them.");
        _leastShare = Options.Number(
            "leastShare",
            0.5,
            0,
            1,
            "Entropic: share of the particles that count as few (effective sample size)."
        );
        _earlyPhase = Options.Number("earlyPhase", 0.5, 0, 1, "Entropic: share of maxSteps that is early.");
        _maxSteps = Options.MaxSteps();
    }

    public string Summary =>
        "Particle filtering: samples steps and draws them anew by their process rewards; for rewards that are often "
        + "wrong, which a draw survives and an argmax does not, at the cost of N solutions.";

    public OptionSet Options { get; } = new("particles");

    public IReadOnlyList<string> Selections => SelectionCatalog.OfScored;

    public IReadOnlyList<Need> Needs => [Need.ProcessReward];

    public LiveTokens Live(SearchPlan plan) => new(Solutions: _particles.Of(plan), Steps: _particles.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var (plan, ended) = (context.Plan, new List<Node>());
        IReadOnlyList<Growth> growths = [new Growth(context.Root, _particles.Of(plan))];
        for (var step = 1; step <= _maxSteps.Of(plan) && growths.Count > 0; step++)
        {
            // 1. Every live particle takes a step; a truncated one has no weight.
            var moved = (await context.ExpandAsync(growths)).SelectMany(particles => particles).ToList();
            var whole = context.DropTruncated(moved);
            await context.ScoreAsync(whole);
            context.ShowScores(whole);
            var finished = whole.Where(particle => particle.End == GenerationEnd.Finished).ToList();
            await context.AcceptAsync(finished);
            ended.AddRange(finished);

            // 2. Every live particle is drawn anew, the finished ones among those to draw from.
            IReadOnlyList<Node> pool = [.. ended, .. whole.Where(particle => particle.CanGrow)];
            var weights = Weights(pool, plan, step);
            var drawn = moved
                .Except(finished)
                .Where(_ => pool.Count > 0)
                .Select(particle => pool[Pick(weights, context.Draw(particle, "resample"))])
                .ToList();
            ended.AddRange(drawn.Where(particle => particle.End == GenerationEnd.Finished));

            // 3. Those that were drawn go on, as often as they were.
            growths =
            [
                .. drawn.Where(particle => particle.CanGrow).CountBy(particle => particle).Select(one => new Growth(one.Key, one.Value)),
            ];
            context.Prune(whole.Where(particle => particle.CanGrow).Except(drawn), "was not drawn");
        }

        return StopReason.Completed;
    }

    /// <summary>The softmax of logit(score) / temperature.</summary>
    /// <param name="scores">From 0 to 1; clipped 1e-7 away from both.</param>
    /// <param name="temperature">Above 0.</param>
    public static IReadOnlyList<double> Weights(IReadOnlyList<double> scores, double temperature)
    {
        var logits = scores.Select(score => Math.Clamp(score, Epsilon, 1 - Epsilon)).Select(score => Math.Log(score / (1 - score)));
        var scaled = logits.Select(logit => logit / temperature).ToList();
        var exponentials = scaled.Select(value => Math.Exp(value - scaled.Max())).ToList();
        return [.. exponentials.Select(value => value / exponentials.Sum())];
    }

    /// <summary>
    /// The temperature of entropic annealing: (1 - progress) · N / effective sample size, at least 1, where the effective sample size is
    /// 1 / Σ weight².
    /// </summary>
    /// <param name="weights">Sum to 1.</param>
    /// <param name="progress">Steps taken of the most steps, from 0 to 1.</param>
    public static double Annealing(IReadOnlyList<double> weights, double progress) => Math.Max(1, (1 - progress) / EffectiveShare(weights));

    /// <summary>The first place at which the weights up to it exceed a number from 0 to 1 (excluded).</summary>
    public static int Pick(IReadOnlyList<double> weights, double number)
    {
        var (place, sum) = (0, weights[0]);
        while (sum <= number && place < weights.Count - 1)
        {
            sum += weights[++place];
        }

        return place;
    }

    private IReadOnlyList<double> Weights(IReadOnlyList<Node> pool, SearchPlan plan, int step)
    {
        var (temperature, progress) = (_temperature.Of(plan), (double)step / _maxSteps.Of(plan));
        var scores = pool.Select(particle => particle.Value ?? ContextSteps.Unknown).ToList();
        var weights = Weights(scores, temperature);
        var isFlattened = _entropic.Of(plan) && progress < _earlyPhase.Of(plan) && pool.Count > 1;
        return isFlattened && EffectiveShare(weights) < _leastShare.Of(plan)
            ? Weights(scores, temperature * Annealing(weights, progress))
            : weights;
    }

    private static double EffectiveShare(IReadOnlyList<double> weights) => 1 / weights.Sum(weight => weight * weight) / weights.Count;
}
