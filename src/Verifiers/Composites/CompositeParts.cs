namespace Verify.Verifiers.Composites;

/// <summary>How several verifiers make one score.</summary>
public sealed record CompositeParts
{
    /// <summary>The most stages: ties of a third one would be finer than a score can say.</summary>
    public const int MostStages = 3;

    /// <summary>
    /// Weighted lists of verifiers, each averaged by weight. The first list scores; each later one is asked only about what those before it
    /// leave tied, and decides nothing but ties. At most <see cref="MostStages"/> lists, each with at least one verifier and weights above
    /// 0; without
    /// any, whatever passes the gates scores 1.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<WeightedPart>> Stages { get; init; }

    /// <summary>Verifiers that must not object; whatever one of them objects to is rejected, and is shown to no stage.</summary>
    public IReadOnlyList<GatePart> Gates { get; init; } = [];

    /// <summary>Verifiers that are opened for what they report of solutions, and whose scores count for nothing.</summary>
    public IReadOnlyList<IVerifier> Reporters { get; init; } = [];

    /// <summary>How the scores of a solution's steps become one where a verifier scores steps.</summary>
    public required string Aggregation { get; init; }

    /// <summary>
    /// True when a solution's score is its steps' scores, aggregated, and nothing else: one list of verifiers that all score steps.
    /// Otherwise the whole
    /// solution must be scored too.
    /// </summary>
    public bool StepsDecide => Gates.Count == 0 && Stages is [var only] && only.All(part => part.Verifier.Description.Process);

    /// <summary>Every verifier once, in the order of their names.</summary>
    internal IReadOnlyList<IVerifier> Verifiers =>
        [
            .. Stages
                .SelectMany(stage => stage)
                .Select(part => part.Verifier)
                .Concat(Gates.Select(gate => gate.Verifier))
                .Concat(Reporters)
                .DistinctBy(verifier => verifier.Name)
                .OrderBy(verifier => verifier.Name, StringComparer.Ordinal),
        ];

    /// <summary>What is opened: every verifier's source once, in the order of their names.</summary>
    internal IReadOnlyList<IVerifier> Sources =>
        [
            .. Verifiers
                .Select(verifier => verifier.Source)
                .DistinctBy(source => source.Name)
                .OrderBy(source => source.Name, StringComparer.Ordinal),
        ];
}

/// <summary>A verifier and its weight, above 0, among the others of its stage.</summary>
public sealed record WeightedPart(IVerifier Verifier, double Weight);

/// <summary>A verifier that objects to what it scores below <paramref name="AtLeast"/>; no opinion is no objection.</summary>
/// <param name="Verifier">The verifier.</param>
/// <param name="AtLeast">From 0 to 1.</param>
public sealed record GatePart(IVerifier Verifier, double AtLeast);
