using Verify.Mathematics.Answers.Forms;
using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Residues;

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
    public Equivalence Compare(string first, string second, AnswerExpectation? expected = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (string.IsNullOrWhiteSpace(first) || string.IsNullOrWhiteSpace(second))
        {
            return Verdict.CannotTell("there is no answer to compare");
        }

        (first, second) = (AnswerText.Normalize(first), AnswerText.Normalize(second));
        if (string.Equals(WholeText(first), WholeText(second), StringComparison.Ordinal))
        {
            return Verdict.Equal("the same text");
        }

        if (first.Length == 0 || second.Length == 0)
        {
            return Verdict.CannotTell("an answer of punctuation alone");
        }

        // One order for both calls, so that the verdict cannot depend on which answer was named first.
        expected ??= AnswerExpectation.None;
        return string.CompareOrdinal(first, second) < 0 ? CompareOrdered(first, second, expected) : CompareOrdered(second, first, expected);
    }

    private static Equivalence CompareOrdered(string first, string second, AnswerExpectation expected)
    {
        var verdict = char.IsAsciiDigit(first[0]) && char.IsAsciiDigit(second[0]) ? null : CompareChoices(first, second, expected);
        return verdict
            ?? CompareTimes(first, second, expected.IsRatio)
            ?? CompareDates(first, second)
            ?? CompareForms(first, second, expected);
    }

    private static Equivalence? CompareDates(string first, string second) =>
        CalendarDate.Read(first) is not { } a || CalendarDate.Read(second) is not { } b ? null
        : a.IsSameAs(b) ? Verdict.Equal("the same day")
        : Verdict.Different("different days");

    private static Equivalence? CompareChoices(string first, string second, AnswerExpectation expected)
    {
        if (ChoiceLetter.AreSets(first, second) is { } sets)
        {
            return sets ? Verdict.Equal("the same choices") : Verdict.Different("different choices");
        }

        var (a, b) = (ChoiceLetter.Read(first), ChoiceLetter.Read(second));
        if (a is { } x && b is { } y)
        {
            return x.Letter == y.Letter ? Verdict.Equal("the same choice") : Verdict.Different("different choices");
        }

        // "(B) 42" against "42", and "B" where the problem says what that is.
        return (a, b) switch
        {
            ({ } choice, null) when Said(choice, expected) is { } text && CompareForms(text, second, expected) is { Equal: true } verdict =>
                verdict,
            (null, { } choice) when Said(choice, expected) is { } text && CompareForms(first, text, expected) is { Equal: true } verdict =>
                verdict,
            _ => null,
        };
    }

    private static string? Said(ChoiceLetter choice, AnswerExpectation expected) =>
        choice.Text
        ?? (expected.Choices.TryGetValue(choice.Letter, out var text) && AnswerText.Normalize(text) is { Length: > 0 } said ? said : null);

    private static Equivalence? CompareTimes(string first, string second, bool isRatio) =>
        TimeOfDay.Compare(first, second, isRatio) is { } same
            ? same
                ? Verdict.Equal("the same time")
                : Verdict.Different("different times")
            : null;

    /// <summary>Where an answer can be read in several ways, one that makes the two equal is what was meant.</summary>
    private static Equivalence CompareForms(string first, string second, AnswerExpectation expected)
    {
        if (Respelling.AreOfOtherNumbers(first, second))
        {
            return Verdict.Different("a parameter of other numbers");
        }

        var comparison = new FormComparison(
            new Effort(MostEffort),
            PrimeSequence.Hash(second, PrimeSequence.Hash(first)),
            expected.IsOrdered
        );
        using var rest = Readings.Of(second).GetEnumerator();
        var others = new List<AnswerReading>();
        AnswerReading? own = null;
        Equivalence? verdict = null;
        foreach (var a in Readings.Of(first))
        {
            own ??= a;
            for (var i = 0; i < others.Count || rest.MoveNext(); i++)
            {
                // Mostly the first readings settle it, and the rarer ones are never made.
                if (i == others.Count)
                {
                    others.Add(rest.Current);
                }

                var b = others[i];
                if (!MayMeanTheSame(a, own.Value, b, others[0]))
                {
                    continue;
                }

                var next =
                    a.Form is TextForm || b.Form is TextForm ? TextComparison.Compare(first, second) : comparison.Compare(a.Form, b.Form);
                if (next.Equal == true)
                {
                    return Opposites.Tell(first, second) ? Verdict.Different("words of opposite meaning") : next;
                }

                verdict ??= next;
            }
        }

        return verdict is { Equal: false } known ? known
            : Opposites.Tell(first, second) ? Verdict.Different("words of opposite meaning")
            : verdict ?? TextComparison.Compare(first, second);
    }

    /// <summary>
    /// Whether two readings may be compared: a label that was set aside on one side must be set aside on the other too, or there must be
    /// nothing but a value there.
    /// </summary>
    private static bool MayMeanTheSame(
        AnswerReading first,
        AnswerReading firstOfFirst,
        AnswerReading second,
        AnswerReading firstOfSecond
    ) =>
        (first.Label, second.Label) switch
        {
            (null, null) => true,
            ({ } a, { } b) => a == b,
            ({ } a, null) => IsBare(second.Form, a, first.Form) && IsBare(firstOfSecond.Form, a, first.Form),
            (null, { } b) => IsBare(first.Form, b, second.Form) && IsBare(firstOfFirst.Form, b, second.Form),
        };

    private static bool IsBare(AnswerForm form, string label, AnswerForm labelled) =>
        form switch
        {
            TextForm => false,
            NamedForm named => named.Name == label
                || (
                    label == "derivative 1"
                    && named.Name.Contains("frac", StringComparison.Ordinal)
                    && !named.Name.Contains('2', StringComparison.Ordinal)
                )
                || (named.Name.Length > 1 && string.Equals(label, $"|{named.Name}|", StringComparison.OrdinalIgnoreCase))
                || labelled is NamedForm or RelationForm,
            RelationForm or ChainForm => labelled is NamedForm or RelationForm or ChainForm,
            ListForm list => !list.Items.Any(item => item is NamedForm or RelationForm or TextForm),
            _ => true,
        };

    // \text{2nd quadrant} is 2nd quadrant, whatever that means.
    private static string WholeText(string answer) =>
        answer.StartsWith("\\text{", StringComparison.Ordinal)
        && answer.EndsWith('}')
        && answer.AsSpan("\\text{".Length, answer.Length - "\\text{}".Length).IndexOfAny('{', '}') < 0
            ? answer["\\text{".Length..^1].Trim()
            : answer;
}
