namespace Verify.Mathematics.Expressions.Canonical;

/// <summary>
/// A sum of monomials with rational coefficients, none of them zero. Operations answer null where the result would be too long.
/// </summary>
internal sealed class Polynomial
{
    private const int MostTerms = 300;

    private const int CostOfTerm = 2;

    private readonly Dictionary<Monomial, Rational> _terms;

    private Polynomial(Dictionary<Monomial, Rational> terms) => _terms = terms;

    public static Polynomial One { get; } = Of(Rational.One);

    public bool IsZero => _terms.Count == 0;

    public IEnumerable<Atom> Atoms => _terms.Keys.SelectMany(monomial => monomial.Atoms);

    /// <summary>The number that it is; null when it holds an atom.</summary>
    public Rational? Constant =>
        IsZero ? 0
        : _terms.Count == 1 && _terms.TryGetValue(Monomial.One, out var value) ? value
        : null;

    public IReadOnlyDictionary<Monomial, Rational> Terms => _terms;

    /// <summary>The same text for the same polynomial.</summary>
    public string Key =>
        string.Join(
            '+',
            _terms
                .OrderBy(term => term.Key.Key, StringComparer.Ordinal)
                .Select(term => $"{term.Value}{(term.Key.IsOne ? "" : "·" + term.Key.Key)}")
        );

    public static Polynomial Of(Rational value) => new(value.IsZero ? [] : new Dictionary<Monomial, Rational> { [Monomial.One] = value });

    public static Polynomial Of(Atom atom) => new(new Dictionary<Monomial, Rational> { [Monomial.Of(atom)] = 1 });

    public static Polynomial? Add(Polynomial a, Polynomial b)
    {
        var terms = new Dictionary<Monomial, Rational>(a._terms);
        return b._terms.All(term => Add(terms, term.Key, term.Value)) && terms.Count <= MostTerms ? new Polynomial(terms) : null;
    }

    public static Polynomial? Multiply(Polynomial a, Polynomial b, Effort effort)
    {
        if (!effort.Spend(a._terms.Count * b._terms.Count * CostOfTerm))
        {
            return null;
        }

        var terms = new Dictionary<Monomial, Rational>();
        foreach (var (first, x) in a._terms)
        {
            foreach (var (second, y) in b._terms)
            {
                if (
                    Monomial.Multiply(first, second) is not { } product
                    || Rational.Multiply(x, y) is not { } scaled
                    || Rational.Multiply(scaled, product.Coefficient) is not { } coefficient
                    || !Add(terms, product.Product, coefficient)
                    || terms.Count > MostTerms
                )
                {
                    return null;
                }
            }
        }

        return new Polynomial(terms);
    }

    public static bool AreEqual(Polynomial a, Polynomial b) =>
        a._terms.Count == b._terms.Count && a._terms.All(term => b._terms.TryGetValue(term.Key, out var other) && other.Equals(term.Value));

    private static bool Add(Dictionary<Monomial, Rational> terms, Monomial monomial, Rational value)
    {
        if (Rational.Add(terms.GetValueOrDefault(monomial), value) is not { } sum)
        {
            return false;
        }

        if (sum.IsZero)
        {
            terms.Remove(monomial);
        }
        else
        {
            terms[monomial] = sum;
        }

        return true;
    }
}
