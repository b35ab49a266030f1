using Verify.Inference;

namespace Verify.Verifiers.Composites;

/// <summary>
/// Several verifiers as one: weighted, after gates, or in a cascade whose later stages break the ties of the earlier (methods as combined
/// in Peng et
/// al. 2025, "Agentic Reward Modeling").
/// </summary>
/// <remarks>
/// Thread-safe. In an average a part without an opinion is ignored and the others' weights are scaled up; where none has one, nor has the
/// composite.
/// Steps are scored by the parts that score steps. A whole solution's score is, for parts that score steps, the aggregate of those scores,
/// and for the others
/// what they say of it. Gates that score steps see them all: the lowest counts. A path's score in a cascade depends, in its last digits, on
/// which others were in the same list.
/// </remarks>
public sealed class CompositeVerifier : IVerifier
{
    private readonly CompositeParts _parts;

    private CompositeVerifier(CompositeParts parts)
    {
        _parts = parts;
        var descriptions = parts.Verifiers.Select(verifier => verifier.Description).ToList();
        var scoring = parts.Stages.SelectMany(stage => stage).Select(part => part.Verifier.Description).ToList();
        Name = string.Join('+', parts.Verifiers.Select(verifier => verifier.Name));
        Description = new VerifierDescription(
            $"One score of {string.Join(", ", parts.Verifiers.Select(verifier => verifier.Name))}.",
            [.. Rewards([.. scoring, .. parts.Gates.Select(gate => gate.Verifier.Description)], scoring)]
        )
        {
            Model = descriptions.Select(description => description.Model).FirstOrDefault(model => model is not null),
            Aggregation = parts.Aggregation,
        };
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public VerifierDescription Description { get; }

    /// <summary>Combines verifiers; one alone, without gates, whose scores are from 0 to 1 is returned as it is.</summary>
    /// <exception cref="ArgumentException">There is no verifier, an empty stage, too many stages, a weight that is not above 0, or a gate's
    /// bound outside 0 to 1.</exception>
    public static IVerifier Combine(CompositeParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Stages.Count > CompositeParts.MostStages || parts.Stages.Any(stage => stage.Count == 0) || parts.Verifiers.Count == 0)
        {
            throw new ArgumentException(
                $"There are {parts.Stages.Count} stages; give from 1 to {CompositeParts.MostStages}, each with a verifier, or a gate.",
                nameof(parts)
            );
        }

        foreach (var (verifier, weight) in parts.Stages.SelectMany(stage => stage))
        {
            if (!double.IsFinite(weight) || weight <= 0)
            {
                throw new ArgumentException($"The weight of '{verifier.Name}' is {weight}; it must be above 0.", nameof(parts));
            }
        }

        foreach (var (verifier, atLeast) in parts.Gates)
        {
            if (atLeast is not (>= 0 and <= 1))
            {
                throw new ArgumentException(
                    $"The bound of the gate '{verifier.Name}' is {atLeast}; it must be from 0 to 1.",
                    nameof(parts)
                );
            }
        }

        return
            parts is { Gates: [], Reporters: [], Stages: [[var alone]] }
            && alone.Verifier.Description.Rewards.All(reward => reward.Range == ScoreRange.Unit)
            ? alone.Verifier
            : new CompositeVerifier(parts);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TreeRequest> TreesFor(VerifierOpening opening) =>
        [.. _parts.Sources.SelectMany(source => source.TreesFor(opening))];

    /// <inheritdoc/>
    public IVerifierSession Open(VerifierOpening opening, IReadOnlyList<ITokenTree> trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        var left = new Queue<ITokenTree>(trees);
        return new CompositeSession(_parts, _parts.Sources.ToDictionary(source => source.Name, Opened));

        // Each source takes as many as it asked for.
        IVerifierSession Opened(IVerifier source) => source.Open(opening, [.. source.TreesFor(opening).Select(_ => left.Dequeue())]);
    }

    /// <summary>What each part is about: what all its verifiers are about, or a mixture.</summary>
    private static IEnumerable<RewardDescription> Rewards(
        IReadOnlyList<VerifierDescription> scoring,
        IReadOnlyList<VerifierDescription> judging
    )
    {
        if (scoring.Any(one => one.Process))
        {
            yield return new(RewardPart.Process, Category(scoring, reward => reward.Part == RewardPart.Process), RewardDensity.Step);
        }

        if (scoring.Any(one => one.Process || one.Outcome))
        {
            yield return new(RewardPart.Outcome, Category(scoring, reward => reward.Part != RewardPart.Pairwise), RewardDensity.Whole);
        }

        if (judging.Any(one => one.Pairwise))
        {
            yield return new(RewardPart.Pairwise, Category(judging, reward => reward.Part == RewardPart.Pairwise), RewardDensity.Whole);
        }
    }

    private static string Category(IEnumerable<VerifierDescription> verifiers, Func<RewardDescription, bool> isMeant) =>
        verifiers.SelectMany(one => one.Rewards).Where(isMeant).Select(reward => reward.Category).Distinct().ToList() is [var only]
            ? only
            : RewardCategory.Mixed;
}
