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
            Cascade([.. parts.Stages.Select(OfSteps).OfType<IReward>()])
        );
        Outcome = Gated(
            [.. parts.Gates.Where(gate => Scores(gate.Verifier)).Select(gate => (Whole(gate.Verifier, "min"), gate.AtLeast))],
            Cascade([.. parts.Stages.Select(OfSolutions).OfType<IReward>()])
        );
        var judges = parts
            .Stages.SelectMany(stage => stage)
            .Where(part => Of(part.Verifier).Pairwise is not null)
            .Select(part => (Of(part.Verifier).Pairwise!, part.Weight))
            .ToList();
        Pairwise = judges.Count > 0 ? new WeightedPairwiseJudge(judges) : null;
        Reporter = JoinedReporter.Of([.. sessions.Values.Select(session => session.Reporter).OfType<IReporter>()]);
    }

    public IReward? Process { get; }

    public IReward? Outcome { get; }

    public IPairwiseJudge? Pairwise { get; }

    public IReporter? Reporter { get; }

    public VerifierUsage Usage => _sessions.Values.Select(session => session.Usage).Aggregate((sum, usage) => sum + usage);

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

    private static IReward? Gated(IReadOnlyList<(IReward Reward, double AtLeast)> gates, IReward? inner) =>
        gates.Count == 0 ? inner : new GatedReward(gates, inner);

    private static IReward? Cascade(IReadOnlyList<IReward> stages) =>
        stages switch
        {
            [] => null,
            [var alone] => alone,
            _ => new CascadeReward(stages),
        };

    private static IReward Average(IReadOnlyList<(IReward Reward, double Weight)> parts) =>
        parts is [var (alone, _)] ? alone : new WeightedReward(parts, Combinations.Mean);

    private IVerifierSession Of(IVerifier verifier) => _views[verifier.Name];

    private bool Scores(IVerifier verifier) => Of(verifier) is { Process: not null } or { Outcome: not null };

    private IReward Steps(IVerifier verifier) => InUnits(Of(verifier).Process!, verifier, RewardPart.Process);

    /// <summary>Whole solutions as one verifier sees them.</summary>
    private IReward Whole(IVerifier verifier, string aggregation) =>
        Of(verifier).Process is null
            ? InUnits(Of(verifier).Outcome!, verifier, RewardPart.Outcome)
            : new AggregatedReward(Steps(verifier), aggregation);

    private static IReward InUnits(IReward reward, IVerifier verifier, RewardPart part) =>
        verifier.Description.RangeOf(part) is var range && range == ScoreRange.Unit ? reward : new UnitReward(reward, range);

    private IReward? OfSteps(IReadOnlyList<WeightedPart> stage)
    {
        var parts = stage.Where(part => Of(part.Verifier).Process is not null).ToList();
        return parts.Count == 0 ? null : Average([.. parts.Select(part => (Steps(part.Verifier), part.Weight))]);
    }

    /// <summary>Verifiers of steps are averaged step by step, and their aggregate then with those that see whole solutions only.</summary>
    private IReward? OfSolutions(IReadOnlyList<WeightedPart> stage)
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
