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
        var scoring = parts.Stages.SelectMany(stage => stage).Select(part => part.Verifier).ToList();
        Name = string.Join('+', parts.Verifiers.Select(verifier => verifier.Name));
        Description = new VerifierDescription(
            $"One score of {string.Join(", ", parts.Verifiers.Select(verifier => verifier.Name))}.",
            descriptions.Any(description => description.Process),
            descriptions.Any(description => description.Process || description.Outcome),
            scoring.Any(verifier => verifier.Description.Pairwise),
            descriptions.Select(description => description.Model).FirstOrDefault(model => model is not null),
            parts.Aggregation
        );
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public VerifierDescription Description { get; }

    /// <summary>Combines verifiers; one alone, without gates, is returned as it is.</summary>
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

        return parts is { Gates: [], Stages: [[var alone]] } ? alone.Verifier : new CompositeVerifier(parts);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TreeRequest> TreesFor(Problem problem, int tokens) =>
        [.. _parts.Sources.SelectMany(source => source.TreesFor(problem, tokens))];

    /// <inheritdoc/>
    public IVerifierSession Open(Problem problem, IReadOnlyList<ITokenTree> trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        var left = new Queue<ITokenTree>(trees);
        return new CompositeSession(_parts, _parts.Sources.ToDictionary(source => source.Name, Opened));

        // Each source takes as many as it asked for, whatever the number of tokens was.
        IVerifierSession Opened(IVerifier source) =>
            source.Open(problem, [.. source.TreesFor(problem, tokens: 1).Select(_ => left.Dequeue())]);
    }
}
