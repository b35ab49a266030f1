using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Options;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>
/// Beam search over steps with its options, for the strategies that differ in who chooses in the end. All beams begin alike, so the first
/// step of all of them is proposed from the root.
/// </summary>
internal sealed class StepBeam
{
    private readonly IntegerOption _width;
    private readonly IntegerOption _expansions;
    private readonly IntegerOption _maxSteps;
    private readonly IntegerOption _lookahead;

    public StepBeam(OptionSet options)
    {
        _width = options.Integer("width", 4, 1, 64, "Beams: the best steps that are kept, finished ones included.");
        _expansions = options.Integer("expansions", 4, 1, 64, "Next steps proposed from each live beam.");
        _maxSteps = options.MaxSteps();
        _lookahead = Lookahead.Option(options);
    }

    public LiveTokens Live(SearchPlan plan) =>
        new(Solutions: _width.Of(plan), Steps: (long)_width.Of(plan) * _expansions.Of(plan) * (1 + _lookahead.Of(plan)));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var (width, expansions) = (_width.Of(context.Plan), _expansions.Of(context.Plan));
        var lookahead = new Lookahead(context, _lookahead.Of(context.Plan));
        IReadOnlyList<Node> live = [context.Root];
        for (var step = 0; step < _maxSteps.Of(context.Plan) && live.Count > 0; step++)
        {
            // 1. Every beam proposes its next steps, all in one call.
            var proposed = await context.ExpandAsync(live, step == 0 ? width * expansions : expansions);

            // 2. Truncated and repeated steps are dropped; the others are scored, all in one call.
            var children = context.DropUnusable([.. proposed.SelectMany(siblings => siblings)]);
            await lookahead.ScoreAsync(children);
            context.ShowAggregates(children, lookahead.JudgeOf);

            // 3. The best over all beams are kept.
            var best = children.BestFirst().Take(width).ToList();
            lookahead.Prune(children.Except(best), $"not among the best {width}");

            // 4. A finished beam leaves the live set, is a candidate, and takes its place in the width with it.
            var finished = best.Where(child => child.End == GenerationEnd.Finished).ToList();
            await context.AcceptAsync(finished);
            width -= finished.Count;
            live = [.. best.Where(child => child.CanGrow)];
        }

        return StopReason.Completed;
    }
}
