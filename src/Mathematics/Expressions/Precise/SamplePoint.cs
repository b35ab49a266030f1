namespace Verify.Mathematics.Expressions.Precise;

/// <summary>
/// What the variables of a comparison and its ± stand for. Values derive from the variables' names and the point's seed, so both sides of a
/// comparison meet the same point, on every machine.
/// </summary>
/// <param name="seed">Which point.</param>
/// <param name="kind">What kind of values it has.</param>
/// <param name="sign">What ± stands for: 1 or -1.</param>
internal sealed class SamplePoint(int seed, PointKind kind, int sign)
{
    private const int Denominator = 4096;

    public ComplexBall Sign { get; } = Ball.Of(sign, 0);

    /// <summary>The value of a variable, as exact evaluation asks for it; there is one for every name but those of constants.</summary>
    public Rational? Exact(string name) => name is "pi" or "π" or "e" or "i" or "infty" ? null : Value(name);

    public Rational Value(string name)
    {
        var hash = Hash(name);
        var spread = (int)(hash >> 8 & 0x1fff);
        return kind switch
        {
            // From 0.3 to 2.3: where roots and logarithms are real, and powers of powers stay small.
            PointKind.Positive => Rational.Create(1229 + spread, Denominator)!.Value,
            PointKind.Negative => Rational.Create(-1229 - spread, Denominator)!.Value,
            PointKind.Signed => Rational.Create((hash & 1) == 0 ? 1229 + spread : -1229 - spread, Denominator)!.Value,
            _ => 2 + (spread % 11),
        };
    }

    // FNV-1a with a final mix, since string hashes differ from process to process.
    private ulong Hash(string name)
    {
        var hash = name.Aggregate(14695981039346656037UL ^ ((ulong)seed * 0x9E3779B97F4A7C15UL), (state, character) =>
            (state ^ character) * 1099511628211UL
        );
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9UL;
        return hash ^ (hash >> 32);
    }
}

/// <summary>Where a point's values lie.</summary>
internal enum PointKind
{
    Positive,

    /// <summary>Where √x² is not x, whatever x is called.</summary>
    Negative,

    /// <summary>Of either sign, by the name: tells √(x²y²) from xy.</summary>
    Signed,

    /// <summary>Small whole numbers: where factorials and binomials have values.</summary>
    Whole,
}
