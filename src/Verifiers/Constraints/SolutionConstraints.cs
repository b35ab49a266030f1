namespace Verify.Verifiers.Constraints;

/// <summary>
/// What a solution's text must look like, in ways that can be checked exactly (verifiable instructions: Zhou et al. 2023,
/// "Instruction-Following
/// Evaluation for Large Language Models"). Whatever is null is not asked for.
/// </summary>
/// <remarks>
/// Checked against the text without the blanks around it. Made of a request, it must be free of <see cref="Errors"/> before it is used.
/// </remarks>
public sealed record SolutionConstraints
{
    /// <summary>The longest pattern, in UTF-16 characters.</summary>
    public const int LongestPattern = 1000;

    /// <summary>The most strings in each of the two lists.</summary>
    public const int MostStrings = 64;

    /// <summary>Runs of characters without blanks.</summary>
    public CountRange? Words { get; init; }

    /// <summary>Unicode characters (code points), blanks within the text included.</summary>
    public CountRange? Characters { get; init; }

    /// <summary>Lines; blank ones count.</summary>
    public CountRange? Lines { get; init; }

    /// <summary>The form of the text or of its answer.</summary>
    public AnswerFormat? Format { get; init; }

    /// <summary>
    /// A regular expression that must match somewhere in the text; without look-around and back-references, so that matching takes linear
    /// time.
    /// </summary>
    public string? Pattern { get; init; }

    /// <summary>Strings that the text must contain, by ordinal comparison.</summary>
    public IReadOnlyList<string> MustContain { get; init; } = [];

    /// <summary>Strings that must not.</summary>
    public IReadOnlyList<string> MustNotContain { get; init; } = [];

    /// <summary>
    /// What makes these constraints unusable, each with the field it is about: <c>pattern</c>, <c>words.max</c>, <c>mustContain[2]</c>.
    /// </summary>
    public IEnumerable<(string Field, string Message)> Errors() => ConstraintErrors.Of(this);
}

/// <summary>From so many to so many, both included; null is no bound.</summary>
public sealed record CountRange(int? Minimum, int? Maximum);

/// <summary>The form of a text or of the answer it states.</summary>
public enum AnswerFormat
{
    /// <summary>The text, or the inside of its last fenced block, is one JSON value.</summary>
    Json,

    /// <summary>The answer it states is one number.</summary>
    Number,

    /// <summary>It states its answer as <c>\boxed{…}</c>.</summary>
    Boxed,
}
