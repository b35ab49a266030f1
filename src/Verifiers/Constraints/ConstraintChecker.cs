using System.Text.Json;
using System.Text.RegularExpressions;
using Verify.Mathematics.Answers.Reading;
using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Constraints;

/// <summary>Checks texts against constraints. Pure, thread-safe, and linear in the text.</summary>
public static partial class ConstraintChecker
{
    /// <summary>One finding for each constraint there is, in the order in which <see cref="SolutionConstraints"/> names them.</summary>
    public static IReadOnlyList<ConstraintFinding> Check(string solution, SolutionConstraints constraints)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(constraints);
        var text = solution.Trim();
        return
        [
            .. Count("word", constraints.Words, () => Blanks().Split(text).Count(word => word.Length > 0)),
            .. Count("character", constraints.Characters, () => text.EnumerateRunes().Count()),
            .. Count("line", constraints.Lines, () => text.Length == 0 ? 0 : text.Count(letter => letter == '\n') + 1),
            .. Format(constraints.Format, text),
            .. Pattern(constraints.Pattern, text),
            .. constraints.MustContain.Select(wanted =>
                Finding($"contains '{wanted}'", text.Contains(wanted, StringComparison.Ordinal) ? null : "it does not")
            ),
            .. constraints.MustNotContain.Select(unwanted =>
                Finding($"does not contain '{unwanted}'", text.Contains(unwanted, StringComparison.Ordinal) ? "it does" : null)
            ),
        ];
    }

    private static ConstraintFinding Finding(string constraint, string? wrong) => new(constraint, wrong is null, wrong);

    private static IEnumerable<ConstraintFinding> Count(string what, CountRange? range, Func<int> count)
    {
        if (range is null)
        {
            yield break;
        }

        var found = count();
        if (range.Minimum is { } least)
        {
            yield return Finding($"at least {Many(least, what)}", found >= least ? null : Many(found, what));
        }

        if (range.Maximum is { } most)
        {
            yield return Finding($"at most {Many(most, what)}", found <= most ? null : Many(found, what));
        }
    }

    private static IEnumerable<ConstraintFinding> Format(AnswerFormat? format, string text)
    {
        if (format is { } wanted)
        {
            var (constraint, wrong) = wanted switch
            {
                AnswerFormat.Json => ("is JSON", WhyNotJson(FencedCode.Last(text) ?? text)),
                AnswerFormat.Number => ("its answer is a number", WhyNotNumber(text)),
                _ => (@"its answer is in \boxed{}", BoxedAnswer().IsMatch(text) ? null : "there is no \\boxed{}"),
            };
            yield return Finding(constraint, wrong);
        }
    }

    private static IEnumerable<ConstraintFinding> Pattern(string? pattern, string text)
    {
        if (pattern is not null)
        {
            var wrong = ConstraintPattern.IsFound(pattern, text) switch
            {
                true => null,
                false => "it does not",
                null => "it took too long to tell",
            };
            yield return Finding($"matches '{pattern}'", wrong);
        }
    }

    private static string? WhyNotJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return null;
        }
        catch (JsonException malformed)
        {
            return $"line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1} is not JSON";
        }
    }

    private static string? WhyNotNumber(string text) =>
        FinalAnswer.Read(text) is not { } answer ? "it states no answer"
        : Number().IsMatch(answer.Trim().Trim('$')) ? null
        : $"the answer is '{answer}'";

    private static string Many(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\\boxed\s*\{\s*[^\s}]")]
    private static partial Regex BoxedAnswer();

    [GeneratedRegex(
        @"^[+\-\u2212]?((\d{1,3}(,\d{3})+|\d+)(\.\d*)?|\.\d+)([eE][+\-]?\d+)?(\s*/\s*\d+)?\s*%?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Number();
}
