namespace Verify.Verifiers.Composites;

/// <summary>Several verifiers as one: their scores averaged by weight, step by step, solution by solution, pair by pair.</summary>
/// <remarks>
/// Thread-safe. A part without an opinion is left out and the others' weights are scaled up; where none has one, nor has the composite.
/// It scores what at least one of its parts scores. Its aggregation is that of the first part that names one.
/// </remarks>
public sealed class CompositeVerifier : IVerifier
{
    private readonly IReadOnlyList<(IVerifier Verifier, double Weight)> _parts;

    private CompositeVerifier(IReadOnlyList<(IVerifier Verifier, double Weight)> parts)
    {
        _parts = parts;
        Name = string.Join('+', parts.Select(part => part.Verifier.Name));
        var descriptions = parts.Select(part => part.Verifier.Description).ToList();
        Description = new VerifierDescription(
            $"Weighted average of {string.Join(", ", parts.Select(part => part.Verifier.Name))}.",
            descriptions.Any(description => description.Process),
            descriptions.Any(description => description.Outcome),
            descriptions.Any(description => description.Pairwise),
            descriptions.Select(description => description.Model).FirstOrDefault(model => model is not null),
            descriptions.Select(description => description.Aggregation).FirstOrDefault(aggregation => aggregation is not null));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public VerifierDescription Description { get; }

    /// <summary>Combines verifiers; one alone is returned as it is.</summary>
    /// <param name="parts">At least one verifier, each with a finite weight above 0.</param>
    /// <exception cref="ArgumentException">There is no part, or a weight is not above 0.</exception>
    public static IVerifier Combine(IReadOnlyList<(IVerifier Verifier, double Weight)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0)
        {
            throw new ArgumentException("There is no verifier to combine.", nameof(parts));
        }

        foreach (var (verifier, weight) in parts)
        {
            if (!double.IsFinite(weight) || weight <= 0)
            {
                throw new ArgumentException($"The weight of '{verifier.Name}' is {weight}; it must be above 0.", nameof(parts));
            }
        }

        return parts.Count == 1 ? parts[0].Verifier : new CompositeVerifier(parts);
    }

    /// <inheritdoc/>
    public async ValueTask<IVerifierSession> OpenAsync(Problem problem, int tokens, CancellationToken cancellationToken)
    {
        // In the order of the parts, in every search alike that names them so: what is held is given back when a later one cannot be had.
        var opened = new List<(IVerifierSession Session, double Weight)>();
        try
        {
            foreach (var (verifier, weight) in _parts)
            {
                opened.Add((await verifier.OpenAsync(problem, tokens, cancellationToken), weight));
            }

            return new CompositeSession(opened);
        }
        catch
        {
            foreach (var (session, _) in opened)
            {
                await session.DisposeAsync();
            }

            throw;
        }
    }
}
