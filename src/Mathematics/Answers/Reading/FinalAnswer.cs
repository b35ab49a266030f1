namespace Verify.Mathematics.Answers.Reading;

/// <summary>
/// Finds the answer that a solution in plain text, Markdown, LaTeX or JSON states. Thoughts between <c>&lt;think&gt;</c> tags count only
/// where nothing else states an answer. Then, in this order: the last explicit statement, be it <c>\boxed{…}</c> or what follows a marker
/// (<c>####</c>, <c>&lt;answer&gt;</c>, "the answer is", "答案是"); a text that is short enough to be an answer itself; the last bold text,
/// formula or number with all that belongs to it. Pure and thread-safe; never throws for any text; bounded in time.
/// </summary>
public static class FinalAnswer
{
    private const int LongestBareAnswer = 120;

    /// <summary>The answer's text as written, without its markers; null when there is none.</summary>
    /// <param name="solution">The whole solution.</param>
    /// <param name="expected">What the problem asks for; null when that is not known.</param>
    public static string? Read(string solution, AnswerExpectation? expected = null)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var isThought = false;
        foreach (var said in SpokenText.Of(Characters.WithAsciiDigits(solution)))
        {
            var answer = ReadStated(said, expected ?? AnswerExpectation.None) ?? (isThought ? null : ReadUnstated(said));
            if (!string.IsNullOrWhiteSpace(answer))
            {
                return answer.Trim();
            }

            isThought = true;
        }

        return null;
    }

    /// <summary>
    /// The answer that a reference states: what follows its marker or stands in its box, what several sentences end with, else the whole
    /// as it stands; null when it is blank.
    /// </summary>
    public static string? ReadReference(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        reference = Characters.WithAsciiDigits(reference);
        var answer = ReadStated(reference, AnswerExpectation.None)
            ?? (Statement.IsOneSentence(reference) ? reference : ReadUnstated(reference));
        return string.IsNullOrWhiteSpace(answer) ? null : DecimalComma.AsList(answer.Trim());
    }

    /// <summary>What follows the last marker or stands in the last box of a text that is no mathematics; else the whole text.</summary>
    public static string ReadText(string solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return SpokenText.Of(solution).Select(said => ReadStated(said, AnswerExpectation.None)).FirstOrDefault(answer => answer is not null)
            ?? SpokenText.Of(solution).FirstOrDefault("").Trim();
    }

    private static string? ReadStated(string text, AnswerExpectation expected)
    {
        if (JsonAnswer.Read(text) is { } member)
        {
            return member;
        }

        if (expected.IsChoice && ChoiceReader.Read(text) is { } letter)
        {
            return letter;
        }

        var marked = AnswerMarker.Last(text);
        return BoxedAnswer.LastWithPlace(text) is var (start, inside)
            ? marked is var (at, later) && at > start && Statement.Plain(later) is { } corrected
                ? corrected
                : inside
            : marked is var (_, statement)
                ? Statement.Read(statement)
                : null;
    }

    private static string? ReadUnstated(string text) =>
        text.Trim().Length <= LongestBareAnswer && (CleanAnswer.IsOne(text) || CleanAnswer.IsPhrase(text))
            ? text
            : LastExpression.In(text) ?? (CleanAnswer.IsName(text) ? text : null);
}
