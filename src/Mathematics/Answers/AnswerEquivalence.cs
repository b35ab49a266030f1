using Verify.Mathematics.Answers.Forms;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers;

/// <summary>
/// Compares answers as values: numbers as exact fractions, a decimal against other numbers to its own precision, percent with and without
/// its sign,
/// quantities in their units, formulas by a canonical form over exact fractions and where that leaves it open at sample points to 120
/// digits;
/// tuples, intervals, sets, matrices, equations and inequalities part by part; letters of a choice, times of day, and words as words.
/// </summary>
/// <remarks>
/// Pure and thread-safe. Cannot tell (null): no answer on either side, long texts that differ, and what is too large to be worked out.
/// <c>docs/answers.md</c> states every rule.
/// </remarks>
public sealed class AnswerEquivalence : IAnswerEquivalence
{
    // Some ten milliseconds.
    private const int MostEffort = 12_000;

    /// <inheritdoc/>
    public Equivalence Compare(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (string.IsNullOrWhiteSpace(first) || string.IsNullOrWhiteSpace(second))
        {
            return Verdict.CannotTell("there is no answer to compare");
        }

        (first, second) = (AnswerText.Normalize(first), AnswerText.Normalize(second));
        if (string.Equals(first, second, StringComparison.Ordinal))
        {
            return Verdict.Equal("the same text");
        }

        if (first.Length == 0 || second.Length == 0)
        {
            return Verdict.CannotTell("an answer of punctuation alone");
        }

        // One order for both calls, so that the verdict cannot depend on which answer was named first.
        return string.CompareOrdinal(first, second) < 0 ? CompareOrdered(first, second) : CompareOrdered(second, first);
    }

    private static Equivalence CompareOrdered(string first, string second)
    {
        if (char.IsAsciiDigit(first[0]) && char.IsAsciiDigit(second[0]))
        {
            return CompareTimes(first, second) ?? CompareDates(first, second) ?? CompareForms(first, second);
        }

        return CompareChoices(first, second) ?? CompareTimes(first, second) ?? CompareDates(first, second) ?? CompareForms(first, second);
    }

    private static Equivalence? CompareDates(string first, string second) =>
        CalendarDate.Read(first) is not { } a || CalendarDate.Read(second) is not { } b ? null
        : a.IsSameAs(b) ? Verdict.Equal("the same day")
        : Verdict.Different("different days");

    private static Equivalence? CompareChoices(string first, string second)
    {
        var (a, b) = (ChoiceLetter.Read(first), ChoiceLetter.Read(second));
        if (a is { } x && b is { } y)
        {
            return x.Letter == y.Letter ? Verdict.Equal("the same choice") : Verdict.Different("different choices");
        }

        // "(B) 42" against "42".
        return (a, b) switch
        {
            ({ Text: { } text }, null) when CompareForms(text, second) is { Equal: true } verdict => verdict,
            (null, { Text: { } text }) when CompareForms(first, text) is { Equal: true } verdict => verdict,
            _ => null,
        };
    }

    /// <summary>Where one side names its half of the day; 3:30 alone may be a ratio.</summary>
    private static Equivalence? CompareTimes(string first, string second)
    {
        if (!(IsClock(first) && IsClock(second)) || TimeOfDay.Read(first) is not { } a || TimeOfDay.Read(second) is not { } b)
        {
            return null;
        }

        return a.IsSameAs(b) ? Verdict.Equal("the same time")
            : a.SaysHalf || b.SaysHalf ? Verdict.Different("different times")
            : null;
    }

    private static bool IsClock(string answer) =>
        answer.Contains(':', StringComparison.Ordinal)
        || answer.Contains('m', StringComparison.OrdinalIgnoreCase)
        || answer.EndsWith("clock", StringComparison.Ordinal)
        || answer.Equals("noon", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where an answer can be read in several ways, one that makes the two equal is what was meant.</summary>
    private static Equivalence CompareForms(string first, string second)
    {
        if (Respelling.AreOfOtherNumbers(first, second))
        {
            return Verdict.Different("a parameter of other numbers");
        }

        var comparison = new FormComparison(new Effort(MostEffort));
        using var rest = Readings.Of(second).GetEnumerator();
        var others = new List<AnswerForm>();
        Equivalence? verdict = null;
        foreach (var a in Readings.Of(first))
        {
            for (var i = 0; i < others.Count || rest.MoveNext(); i++)
            {
                // Mostly the first readings settle it, and the rarer ones are never made.
                if (i == others.Count)
                {
                    others.Add(rest.Current);
                }

                var b = others[i];
                var next = a is TextForm || b is TextForm ? TextComparison.Compare(first, second) : comparison.Compare(a, b);
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
