using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>Words that turn an answer into its opposite: "20% increase" is not "20% decrease".</summary>
internal static partial class Opposites
{
    private const int Longest = 400;

    // Each row: groups of words of one meaning, parted by "|"; a word of one group is the opposite of the words of the others.
    private static readonly string[] Rows =
    [
        "increase increases increased increasing rise rises rose|decrease decreases decreased decreasing fall falls "
            + "fell drop drops dropped",
        "profit gain gains gained surplus|loss lose loses lost deficit",
        "win wins won|loss losses lose loses lost|draw draws tie ties tied",
        "left leftward leftwards|right rightward rightwards",
        "up upward upwards|down downward downwards",
        "above|below",
        "over|under",
        "north northward northern|south southward southern|east eastward eastern|west westward western",
        "northeast|northwest|southeast|southwest",
        "clockwise cw|counterclockwise anticlockwise counter-clockwise anti-clockwise ccw",
        "before|after",
        "ago|hence now later",
        "early earlier|late later",
        "past|to",
        "heads head|tails tail",
        "bc bce|ad ce",
        "older|younger",
        "taller|shorter",
        "longer|shorter",
        "larger bigger greater more higher|smaller lesser less fewer lower",
        "faster|slower",
        "heavier|lighter",
        "hotter warmer|colder cooler",
        "maximum max maxima largest greatest highest most|minimum min minima smallest least lowest fewest",
        "first|last",
        "inside interior|outside exterior",
        "positive|negative",
        "even|odd",
        "forward forwards ahead|backward backwards back behind",
        "horizontal horizontally|vertical vertically",
        "inflow in|outflow out",
        "deposit deposits|withdrawal withdrawals",
        "credit|debit",
        "buy bought|sell sold",
        "add added plus|subtract subtracted minus",
        "converges convergent|diverges divergent",
        "true|false",
        "yes|no",
        "am a.m. a.m|pm p.m. p.m",
        "boys boy|girls girl",
        "men man male males|women woman female females",
        "adults adult|children child kids",
        "black|white",
        "day days|night nights",
        "numerator|denominator",
        "quotient|remainder",
        "row rows|column columns",
        "radius|diameter",
        "overestimate overestimates|underestimate underestimates",
        "overweight|underweight",
        "concave|convex",
        "acute|obtuse",
        "rational|irrational",
        "supply|demand",
        "asset assets|liability liabilities",
        "import imports|export exports",
        "cw|ccw",
        "discount|markup",
        "shrinks shrink|grows grow",
        "gross|net",
        "entering enter|leaving leave",
    ];

    private static readonly FrozenDictionary<string, (int Row, int Side)[]> ByWord = Rows.SelectMany(
            (row, index) => row.Split('|').SelectMany((side, place) => side.Split(' ').Select(word => (Word: word, Place: (index, place))))
        )
        .GroupBy(entry => entry.Word)
        .ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.Place).ToArray());

    /// <summary>Whether one says a word whose opposite, and not it, the other says.</summary>
    public static bool Tell(string first, string second)
    {
        if (first.Length > Longest || second.Length > Longest || !HasWords(first) || !HasWords(second))
        {
            return false;
        }

        var (a, b) = (Sides(first), Sides(second));
        return a.Exists(one => !b.Contains(one) && b.Exists(other => other.Row == one.Row && other.Side != one.Side && !a.Contains(other)));
    }

    private static bool HasWords(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) && char.IsAsciiLetter(text[i - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static List<(int Row, int Side)> Sides(string text) =>
        [.. Words().Matches(text).SelectMany(word => ByWord.GetValueOrDefault(word.Value.ToLowerInvariant()) ?? [])];

    [GeneratedRegex(@"(?<![A-Za-z\\])[A-Za-z]+(?:-[A-Za-z]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
