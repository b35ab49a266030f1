using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Verify.Mathematics;

/// <summary>
/// What a problem and its reference say about answers: that a choice or a ratio is asked for, that the order counts. Immutable.
/// </summary>
public sealed partial record AnswerExpectation
{
    // What a problem asks for stands at its beginning or its end; a longer text must not cost more.
    private const int Looked = 4096;

    private const int FewestChoices = 2;

    private const int LongestLetter = 40;

    /// <summary>Nothing is known.</summary>
    public static AnswerExpectation None { get; } = new();

    /// <summary>The answer is one of the letters that stand before the choices.</summary>
    public bool IsChoice { get; init; }

    /// <summary>The items of a list are asked for in a certain order.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>A ratio is asked for, so that <c>2:15</c> is no time of day.</summary>
    public bool IsRatio { get; init; }

    /// <summary>The texts of the choices that the problem lists, by their capital letters; empty when it lists none.</summary>
    public IReadOnlyDictionary<char, string> Choices { get; init; } = FrozenDictionary<char, string>.Empty;

    /// <summary>What is to be expected of answers to a problem. Never throws for any text; bounded in time.</summary>
    /// <param name="problem">The problem's text.</param>
    /// <param name="reference">The right answer as it was given; null when it is not known.</param>
    public static AnswerExpectation Of(string problem, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var text =
            problem.Length <= 2 * Looked
                ? problem
                : string.Concat(problem.AsSpan(0, Looked), "\n", problem.AsSpan(problem.Length - Looked));
        var choices = ReadChoices(text);
        return new AnswerExpectation
        {
            IsChoice = reference is null ? choices.Count > 0 : reference.Length <= LongestLetter && Letter().IsMatch(reference),
            IsOrdered = Ordered().IsMatch(text),
            IsRatio = Ratio().IsMatch(text),
            Choices = choices,
        };
    }

    private static FrozenDictionary<char, string> ReadChoices(string problem)
    {
        var choices = new Dictionary<char, string>();
        foreach (Match match in Choice().Matches(problem))
        {
            // Lists begin with A; a later list replaces an earlier one.
            var letter = match.Groups["letter"].Value[0];
            if (letter == 'A')
            {
                choices.Clear();
            }

            if (letter == 'A' + choices.Count)
            {
                choices[letter] = match.Groups["text"].Value.Trim();
            }
        }

        return choices.Count >= FewestChoices ? choices.ToFrozenDictionary() : FrozenDictionary<char, string>.Empty;
    }

    [GeneratedRegex(
        @"^[\s*$(]*(?:\\(?:text|textbf|mathrm|mathbf|boxed)\s?\{\s?\(?)?\s*(?:(?i:option|choice)\s)?[A-J]\s*\)?\}?[\s*$).]*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Letter();

    [GeneratedRegex(
        @"(?<![\w\\])\(?(?<letter>[A-J])(?:\)|[.:](?=\s))\s*(?<text>[^\n]{1,200}?)(?=\s+\(?[A-J](?:\)|[.:]\s)|\n|$)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Choice();

    [GeneratedRegex(
        @"\b(?:in (?:the )?(?:increasing|decreasing|ascending|descending|alphabetical|chronological|reverse"
            + @"|correct|right|given)? ?order\b|from (?:the )?(?:smallest|least|lowest|largest|greatest|highest"
            + @"|biggest|shortest|longest|youngest|oldest|first|fastest|slowest|cheapest|lightest|heaviest|earliest)\b[^.?]{0,40}\bto\b"
            + @"|(?:order|arrange|rank|sort) (?:the|these|them|all|following)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Ordered();

    [GeneratedRegex(
        @"\b(?:ratios?|proportions?|odds|in the form \$?\\?[a-z] ?: ?\\?[a-z])\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Ratio();
}
