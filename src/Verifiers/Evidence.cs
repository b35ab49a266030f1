namespace Verify.Verifiers;

/// <summary>Why a verifier scored as it did. Small: it is kept in the journal and stands in the answer. Equality is by content.</summary>
/// <param name="Text">A critique or a finding, in words; null when the rest says it all.</param>
public sealed record Evidence(string? Text)
{
    /// <summary>The most pieces that are joined: evidence is to be read, and kept, by the thousand.</summary>
    public const int MostParts = 16;

    /// <summary>The places it is about, in order.</summary>
    public IReadOnlyList<EvidenceSpan> Spans { get; init; } = [];

    /// <summary>The first step that is wrong, counted from 0 at the solution's beginning; null when none is, or it was not asked.</summary>
    public int? FirstError { get; init; }

    /// <summary>
    /// The evidence of several verifiers, or of several steps, as one: the texts under each other, all spans, the earliest error; of more
    /// than <see cref="MostParts"/> the first. Null when there is none.
    /// </summary>
    public static Evidence? Join(IEnumerable<Evidence?> parts)
    {
        var all = parts.OfType<Evidence>().Distinct().Take(MostParts).ToList();
        return all is [] or [_]
            ? all.FirstOrDefault()
            : new Evidence(JoinTexts([.. all.Select(one => one.Text).OfType<string>()]))
            {
                Spans = [.. all.SelectMany(one => one.Spans)],
                FirstError = all.Min(one => one.FirstError),
            };
    }

    /// <inheritdoc/>
    public bool Equals(Evidence? other) =>
        other is not null && Text == other.Text && FirstError == other.FirstError && Spans.SequenceEqual(other.Spans);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, FirstError, Spans.Count);

    private static string? JoinTexts(List<string> texts) => texts.Count == 0 ? null : string.Join('\n', texts);
}

/// <summary>A place in a solution.</summary>
/// <param name="Step">The step, counted from 0 at the solution's beginning.</param>
/// <param name="Start">Where it begins in the step's text, in UTF-16 characters.</param>
/// <param name="Length">How many characters it takes.</param>
/// <param name="Note">What is to be said of it; null when it is only marked.</param>
public sealed record EvidenceSpan(int Step, int Start, int Length, string? Note);
