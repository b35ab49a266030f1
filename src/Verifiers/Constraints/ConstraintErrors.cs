namespace Verify.Verifiers.Constraints;

/// <summary>Finds constraints that nothing can keep, or that cannot be checked.</summary>
internal static class ConstraintErrors
{
    public static IEnumerable<(string Field, string Message)> Of(SolutionConstraints constraints) =>
        [
            .. OfRange("words", constraints.Words),
            .. OfRange("characters", constraints.Characters),
            .. OfRange("lines", constraints.Lines),
            .. OfPattern(constraints.Pattern),
            .. OfStrings("mustContain", constraints.MustContain),
            .. OfStrings("mustNotContain", constraints.MustNotContain),
        ];

    private static IEnumerable<(string Field, string Message)> OfRange(string field, CountRange? range)
    {
        foreach (var (bound, value) in new[] { ("min", range?.Minimum), ("max", range?.Maximum) })
        {
            if (value < 0)
            {
                yield return ($"{field}.{bound}", $"{value} is not allowed; give a whole number from 0.");
            }
        }

        if (range?.Minimum > range?.Maximum)
        {
            yield return ($"{field}.min", $"{range.Minimum} is more than the max of {range.Maximum}; nothing could keep it.");
        }
    }

    private static IEnumerable<(string Field, string Message)> OfPattern(string? pattern)
    {
        if (pattern is null)
        {
            yield break;
        }

        if (pattern.Length > SolutionConstraints.LongestPattern)
        {
            yield return ("pattern", $"The pattern has {pattern.Length} characters; give at most {SolutionConstraints.LongestPattern}.");
        }
        else if (ConstraintPattern.WhatIsWrong(pattern) is { } wrong)
        {
            yield return ("pattern", wrong);
        }
    }

    private static IEnumerable<(string Field, string Message)> OfStrings(string field, IReadOnlyList<string> strings)
    {
        if (strings.Count > SolutionConstraints.MostStrings)
        {
            yield return (field, $"{strings.Count} strings are too many; give at most {SolutionConstraints.MostStrings}.");
        }

        for (var i = 0; i < strings.Count; i++)
        {
            if (strings[i].Length == 0)
            {
                yield return ($"{field}[{i}]", "The string is empty, and every text contains it; give at least one character.");
            }
        }
    }
}
