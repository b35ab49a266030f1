using Verify.Verifiers.Answers.Forms;

namespace Verify.Verifiers.Answers;

/// <summary>
/// Compares answers as values: numbers as exact fractions, a decimal against other numbers to its own precision, percent with and without its sign,
/// units and currency set aside, formulas with variables at sample points; tuples, intervals, sets, matrices, equations and inequalities part by part;
/// letters of a choice, and words as words.
/// </summary>
/// <remarks>Pure and thread-safe. Cannot tell (null): no answer on either side, long texts that differ, and formulas that are too large to be worked out.</remarks>
public sealed class AnswerEquivalence : IAnswerEquivalence
{
    /// <inheritdoc/>
    public Equivalence Compare(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (string.IsNullOrWhiteSpace(first) || string.IsNullOrWhiteSpace(second))
        {
            return new Equivalence(null, "there is no answer to compare");
        }

        (first, second) = (first.Trim(), second.Trim());
        if (string.Equals(first, second, StringComparison.Ordinal))
        {
            return new Equivalence(true, "the same text");
        }

        // One order for both calls, so that the verdict cannot depend on which answer was named first.
        return string.CompareOrdinal(first, second) < 0 ? CompareOrdered(first, second) : CompareOrdered(second, first);
    }

    private static Equivalence CompareOrdered(string first, string second)
    {
        if (char.IsAsciiDigit(first[0]) && char.IsAsciiDigit(second[0]))
        {
            return CompareForms(first, second);
        }

        if (ChoiceLetter.Read(first) is { } letter && ChoiceLetter.Read(second) is { } other)
        {
            return letter == other ? new Equivalence(true, "the same choice") : new Equivalence(false, "different choices");
        }

        return CompareForms(first, second);
    }

    /// <summary>Where an answer can be read in two ways, one that makes the two equal is what was meant.</summary>
    private static Equivalence CompareForms(string first, string second)
    {
        Equivalence? verdict = null;
        foreach (var a in FormReader.Readings(first))
        {
            foreach (var b in FormReader.Readings(second))
            {
                var next = a is TextForm || b is TextForm ? TextComparison.Compare(first, second) : FormComparison.Compare(a, b);
                if (next.Equal == true)
                {
                    return next;
                }

                verdict ??= next;
            }
        }

        return verdict!.Value;
    }
}
