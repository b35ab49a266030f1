namespace Verify.Mathematics.Expressions.Canonical;

/// <summary>A product of powers of atoms, in the order of their keys.</summary>
internal sealed class Monomial : IEquatable<Monomial>
{
    private readonly (Atom Atom, int Power)[] _factors;

    private Monomial((Atom Atom, int Power)[] factors)
    {
        _factors = factors;
        Key = string.Join('·', factors.Select(factor => factor.Power == 1 ? factor.Atom.Key : $"{factor.Atom.Key}^{factor.Power}"));
    }

    public static Monomial One { get; } = new([]);

    public string Key { get; }

    public bool IsOne => _factors.Length == 0;

    public IEnumerable<Atom> Atoms => _factors.Select(factor => factor.Atom);

    public int Degree => _factors.Sum(factor => factor.Power);

    public static Monomial Of(Atom atom) => new([(atom, 1)]);

    /// <summary>The product, and the number that roots in it have become; null when that is too large.</summary>
    public static (Monomial Product, Rational Coefficient)? Multiply(Monomial a, Monomial b)
    {
        if (a.IsOne || b.IsOne)
        {
            return (a.IsOne ? b : a, 1);
        }

        Rational? coefficient = Rational.One;
        var factors = new List<(Atom, int)>(a._factors.Length + b._factors.Length);
        for (var (i, j) = (0, 0); i < a._factors.Length || j < b._factors.Length; )
        {
            var order =
                i == a._factors.Length ? 1
                : j == b._factors.Length ? -1
                : string.CompareOrdinal(a._factors[i].Atom.Key, b._factors[j].Atom.Key);
            var (atom, power) = order <= 0 ? a._factors[i] : b._factors[j];
            power += order == 0 ? b._factors[j].Power : 0;
            (i, j) = (order <= 0 ? i + 1 : i, order >= 0 ? j + 1 : j);
            if (atom.Degree > 0 && power >= atom.Degree)
            {
                coefficient =
                    coefficient is { } soFar && Rational.Power(atom.Value, power / atom.Degree) is { } whole
                        ? Rational.Multiply(soFar, whole)
                        : null;
                power %= atom.Degree;
            }

            if (power > 0)
            {
                factors.Add((atom, power));
            }
        }

        return coefficient is { } known ? (new Monomial([.. factors]), known) : null;
    }

    /// <summary>The value where the only atom is a variable; null for others.</summary>
    public int? PowerOf(string variable) =>
        IsOne ? 0
        : _factors is [{ Atom: { Kind: AtomKind.Independent, Degree: 0 } atom }] && atom.Key == variable ? _factors[0].Power
        : null;

    public bool Equals(Monomial? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as Monomial);

    public override int GetHashCode() => string.GetHashCode(Key, StringComparison.Ordinal);
}
