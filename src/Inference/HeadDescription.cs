namespace Verify.Inference;

/// <summary>One reward head.</summary>
public sealed record HeadDescription
{
    /// <summary><c>process</c>, <c>outcome</c> or <c>pairwise</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Index of its first value in the output of all heads.</summary>
    public required int Offset { get; init; }

    /// <summary>Number of its values.</summary>
    public required int Width { get; init; }

    /// <summary>
    /// From values to score: <c>softmax</c> (probability of <see cref="Class"/>), <c>sigmoid</c>, <c>tanh</c> or <c>identity</c>.
    /// </summary>
    public required string Readout { get; init; }

    /// <summary>The class that means "right", for softmax.</summary>
    public int Class { get; init; } = 1;

    /// <summary>
    /// Where it is read: <c>step</c> (the step's last token), <c>end</c> (the end token) or <c>judge</c> (the judge token).
    /// </summary>
    public required string At { get; init; }

    /// <summary>
    /// For a head that is read at steps: the special token that replaces the separator; null when the separator itself is read.
    /// </summary>
    public string? StepToken { get; init; }

    /// <summary>For a pairwise head: the text between the two solutions.</summary>
    public string? Joiner { get; init; }

    /// <summary>For a pairwise head: the text after both solutions, at whose last token the head is read.</summary>
    public string? Judge { get; init; }
}
