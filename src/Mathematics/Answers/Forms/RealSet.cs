namespace Verify.Mathematics.Answers.Forms;

/// <summary>A set of real numbers: intervals in order that neither meet nor touch.</summary>
/// <param name="Intervals">The intervals.</param>
internal sealed record RealSet(IReadOnlyList<RealInterval> Intervals)
{
    public const int MostIntervals = 64;

    public static RealSet Everything { get; } = new([new RealInterval(RealBound.Lowest, RealBound.Highest)]);

    public static RealSet Union(RealSet a, RealSet b)
    {
        var merged = new List<RealInterval>();
        foreach (var interval in a.Intervals.Concat(b.Intervals).Where(interval => !interval.IsEmpty).OrderBy(interval => interval.From))
        {
            if (merged.Count > 0 && merged[^1].To.CompareTo(interval.From) >= 0)
            {
                merged[^1] = merged[^1] with { To = merged[^1].To.CompareTo(interval.To) >= 0 ? merged[^1].To : interval.To };
            }
            else
            {
                merged.Add(interval);
            }
        }

        return new RealSet(merged);
    }

    public static RealSet Intersection(RealSet a, RealSet b) => Union(a.Complement(), b.Complement()).Complement();

    public static RealSet Difference(RealSet a, RealSet b) => Intersection(a, b.Complement());

    public RealSet Complement()
    {
        var gaps = new List<RealInterval>();
        var from = RealBound.Lowest;
        foreach (var interval in Intervals)
        {
            gaps.Add(new RealInterval(from, interval.From));
            from = interval.To;
        }

        gaps.Add(new RealInterval(from, RealBound.Highest));
        return new RealSet([.. gaps.Where(gap => !gap.IsEmpty)]);
    }
}

/// <summary>What lies between two bounds.</summary>
internal readonly record struct RealInterval(RealBound From, RealBound To)
{
    public bool IsEmpty => From.CompareTo(To) >= 0;

    public static RealInterval Point(RealNumber value) => new(new RealBound(value, IsBehind: false), new RealBound(value, IsBehind: true));
}

/// <summary>
/// A cut of the real line, directly before a number or directly behind it: <c>[0, 1)</c> lies between the cut before 0 and the cut before
/// 1.
/// </summary>
/// <param name="Value">The number; null for an end of the line.</param>
/// <param name="IsBehind">Behind the number; of the ends, the upper one.</param>
internal readonly record struct RealBound(RealNumber? Value, bool IsBehind) : IComparable<RealBound>
{
    public static RealBound Lowest { get; } = new(null, false);

    public static RealBound Highest { get; } = new(null, true);

    public int CompareTo(RealBound other)
    {
        if (Value is null || other.Value is null)
        {
            return Rank(this).CompareTo(Rank(other));
        }

        var order = Value.CompareTo(other.Value);
        return order != 0 ? order : IsBehind.CompareTo(other.IsBehind);
    }

    private static int Rank(RealBound bound) =>
        bound.Value is not null ? 0
        : bound.IsBehind ? 1
        : -1;
}
