using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>
/// What the names say when two values have one each. Whoever answers chooses them, so other names make no other answer, save where the
/// problem must have
/// given them: coordinates, points, terms of a sequence, and values of one function at two places.
/// </summary>
internal static partial class NameComparison
{
    /// <summary>
    /// Both are coordinates, terms of one sequence, points, words, or names of different kinds of things, but not the same: only as
    /// equations
    /// can they be equal.
    /// </summary>
    public static bool AreApart(NamedForm first, NamedForm second) =>
        first.Name != second.Name
        && (
            FormulaShape.AreOtherCoordinates(first.Name, second.Name)
            || AreOtherTerms(first, second)
            || AreOtherPoints(first, second)
            || AreOtherPlaces(first.Name, second.Name)
            || AreOtherThings(first.Name, second.Name)
        );

    /// <summary>
    /// The first value as it would be written with the second one's variable, and that with the first one's: <c>f(t) = t^2</c> is <c>f(x) =
    /// x^2</c>.
    /// </summary>
    public static AnswerForm InVariableOf(NamedForm first, NamedForm second) =>
        first.Value is ValueForm value
        && Variable().Match(first.Name) is { Success: true } f
        && Variable().Match(second.Name) is { Success: true } g
        && f.Groups["function"].Value == g.Groups["function"].Value
        && (f.Groups["at"].Value, g.Groups["at"].Value) is var (own, other)
            ? new ValueForm(FormulaShape.Renamed(value.Formula, name => name == own ? other
                    : name == other ? own
                    : name))
            : first.Value;

    private static bool AreOtherTerms(NamedForm first, NamedForm second) =>
        Term().Match(first.Name) is { Success: true } a
        && Term().Match(second.Name) is { Success: true } b
        && a.Groups["sequence"].Value == b.Groups["sequence"].Value;

    private static bool AreOtherPoints(NamedForm first, NamedForm second) =>
        first is { Name: [>= 'A' and <= 'Z'], Value: SequenceForm } && second is { Name: [>= 'A' and <= 'Z'], Value: SequenceForm };

    private static bool AreOtherPlaces(string first, string second) =>
        Place().Match(first) is { Success: true } f
        && Place().Match(second) is { Success: true } g
        && f.Groups["function"].Value == g.Groups["function"].Value;

    // A derivative is no function, AB no CD, Ann no Bob; of two names in words one may say more than the other.
    private static bool AreOtherThings(string first, string second)
    {
        var (a, b) = (Kind(first), Kind(second));
        return a.Kind != b.Kind
            || (
                a.Kind != "variable"
                && !a.Name.Contains(b.Name, StringComparison.OrdinalIgnoreCase)
                && !b.Name.Contains(a.Name, StringComparison.OrdinalIgnoreCase)
            );
    }

    private static (string Kind, string Name) Kind(string name) =>
        Derivative().Match(name) is { Success: true } derivative
            ? ($"derivative {(derivative.Value.Contains('2', StringComparison.Ordinal) ? 2 : 1)}", "")
        : Segment().IsMatch(name) ? ("segment", new string([.. name.Order()]))
        : Figure().Match(name) is { Success: true } figure ? ("figure", Unordered(figure.Groups["points"].Value))
        : Words().IsMatch(name) && name is not ("Answer" or "answer" or "Total" or "total") ? ("words", name)
        : ("variable", "");

    [GeneratedRegex(@"^\\?frac\{?\s?d(?:\^\{?[0-9]\}?)?.*", RegexOptions.CultureInvariant)]
    private static partial Regex Derivative();

    [GeneratedRegex(@"^[A-Z]{2,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Segment();

    [GeneratedRegex(@"^[A-Za-z ]{3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    // Angle ABC is angle CBA.
    private static string Unordered(string points) =>
        new string([.. points.Reverse()]) is var reversed && string.CompareOrdinal(points, reversed) < 0 ? points : reversed;

    [GeneratedRegex(@"^\\?(?:angle|measuredangle|triangle|∠)(?<points>[A-Za-z]{1,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    // a_n, a_{n+1}
    [GeneratedRegex(@"^(?<sequence>[A-Za-z])_.+$", RegexOptions.CultureInvariant)]
    private static partial Regex Term();

    // f(2), P(A)
    [GeneratedRegex(@"^(?<function>[A-Za-z]+)\(-?(?:[A-Z]|[0-9.]+)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    // f(x)
    [GeneratedRegex(@"^(?<function>[A-Za-z]+)\((?<at>[a-z])\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
