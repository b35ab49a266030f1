namespace Verify.Verifiers.Composites;

/// <summary>The sessions of all parts, asked one after the other.</summary>
internal sealed class CompositeSession : IVerifierSession
{
    private readonly IReadOnlyDictionary<string, IVerifierSession> _sessions;
    private readonly Dictionary<string, IVerifierSession> _views;
    private readonly string _aggregation;

    /// <param name="parts">How they make one score.</param>
    /// <param name="sessions">Those of their sources, by name.</param>
    public CompositeSession(CompositeParts parts, IReadOnlyDictionary<string, IVerifierSession> sessions)
    {
        _sessions = sessions;
        _views = parts.Verifiers.ToDictionary(verifier => verifier.Name, verifier => verifier.View(sessions[verifier.Source.Name]));
        _aggregation = parts.Aggregation;
        Process = Gated(
            [.. parts.Gates.Where(gate => Of(gate.Verifier).Process is not null).Select(gate => (Steps(gate.Verifier), gate.AtLeast))],
            Cascade([.. parts.Stages.Select(OfSteps).OfType<PathReward>()])
        );
        Outcome = Gated(
            [.. parts.Gates.Where(gate => Scores(gate.Verifier)).Select(gate => (Whole(gate.Verifier, "min"), gate.AtLeast))],
            Cascade([.. parts.Stages.Select(OfSolutions).OfType<PathReward>()])
        );
        var judges = parts
            .Stages.SelectMany(stage => stage)
            .Where(part => Of(part.Verifier).Pairwise is not null)
            .Select(part => (Of(part.Verifier).Pairwise!, part.Weight))
            .ToList();
        Pairwise = judges.Count > 0 ? new WeightedPairwiseJudge(judges) : null;
        Tests = sessions.Values.Select(session => session.Tests).FirstOrDefault(tests => tests is not null);
    }

    public IProcessReward? Process { get; }

    public IOutcomeReward? Outcome { get; }

    public IPairwiseJudge? Pairwise { get; }

    public ITestRunner? Tests { get; }

    public VerifierUsage Usage =>
        _sessions
            .Values.Select(session => session.Usage)
            .Aggregate(
                (sum, usage) => new VerifierUsage(sum.Tokens + usage.Tokens, sum.ReusedTokens + usage.ReusedTokens, sum.Calls + usage.Calls)
            );

    public void Keep(IReadOnlyList<StepPath> solutions)
    {
        foreach (var session in _sessions.Values)
        {
            session.Keep(solutions);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions.Values)
        {
            await session.DisposeAsync();
        }
    }

    private static PathReward? Gated(IReadOnlyList<(PathReward Reward, double AtLeast)> gates, PathReward? inner) =>
        gates.Count == 0 ? inner : new GatedReward(gates, inner);

    private static PathReward? Cascade(IReadOnlyList<PathReward> stages) =>
        stages switch
        {
            [] => null,
            [var alone] => alone,
            _ => new CascadeReward(stages),
        };

    private static PathReward Average(IReadOnlyList<(PathReward Reward, double Weight)> parts) =>
        parts is [var (alone, _)] ? alone : new WeightedReward(parts);

    private IVerifierSession Of(IVerifier verifier) => _views[verifier.Name];

    private bool Scores(IVerifier verifier) => Of(verifier) is { Process: not null } or { Outcome: not null };

    private StepReward Steps(IVerifier verifier) => new StepReward(Of(verifier).Process!);

    /// <summary>Whole solutions as one verifier sees them.</summary>
    private PathReward Whole(IVerifier verifier, string aggregation) =>
        Of(verifier).Process is null ? new SolutionReward(Of(verifier).Outcome!) : new AggregatedReward(Steps(verifier), aggregation);

    private PathReward? OfSteps(IReadOnlyList<WeightedPart> stage)
    {
        var parts = stage.Where(part => Of(part.Verifier).Process is not null).ToList();
        return parts.Count == 0 ? null : Average([.. parts.Select(part => (Steps(part.Verifier), part.Weight))]);
    }

    /// <summary>Verifiers of steps are averaged step by step, and their aggregate then with those that see whole solutions only.</summary>
    private PathReward? OfSolutions(IReadOnlyList<WeightedPart> stage)
    {
        var parts = stage
            .Where(part => Of(part.Verifier) is { Process: null, Outcome: not null })
            .Select(part => (Whole(part.Verifier, _aggregation), part.Weight))
            .ToList();
        if (OfSteps(stage) is { } steps)
        {
            var weight = stage.Where(part => Of(part.Verifier).Process is not null).Sum(part => part.Weight);
            parts.Insert(0, (new AggregatedReward(steps, _aggregation), weight));
        }

        return parts.Count == 0 ? null : Average(parts);
    }
}
