namespace Verify.Mathematics.Expressions.Canonical;

/// <summary>
/// A formula as a fraction of two polynomials over exact fractions. Two formulas with equal forms are equal wherever both are defined;
/// where all
/// atoms of both are independent of each other, unequal forms mean different formulas.
/// </summary>
internal sealed record CanonicalForm(Polynomial Numerator, Polynomial Denominator)
{
    private const int LargestPower = 64;

    public static CanonicalForm Of(Rational value) => new(Polynomial.Of(value), Polynomial.One);

    public static CanonicalForm Of(Atom atom) => new(Polynomial.Of(atom), Polynomial.One);

    /// <summary>The number that it is; null when it holds an atom.</summary>
    public Rational? Constant =>
        Numerator.Constant is { } numerator && Denominator.Constant is { } denominator ? Rational.Divide(numerator, denominator) : null;

    public string Key =>
        Denominator.Constant is { } constant && constant.Equals(1) ? Numerator.Key : $"({Numerator.Key})/({Denominator.Key})";

    public static CanonicalForm? Add(CanonicalForm a, CanonicalForm b, Effort effort)
    {
        if (Polynomial.AreEqual(a.Denominator, b.Denominator))
        {
            return Polynomial.Add(a.Numerator, b.Numerator) is { } sum ? Fraction(sum, a.Denominator, effort) : null;
        }

        return
            Polynomial.Multiply(a.Numerator, b.Denominator, effort) is { } left
            && Polynomial.Multiply(b.Numerator, a.Denominator, effort) is { } right
            && Polynomial.Multiply(a.Denominator, b.Denominator, effort) is { } denominator
            && Polynomial.Add(left, right) is { } numerator
            ? Fraction(numerator, denominator, effort)
            : null;
    }

    public static CanonicalForm? Multiply(CanonicalForm a, CanonicalForm b, Effort effort) =>
        Polynomial.Multiply(a.Numerator, b.Numerator, effort) is { } numerator
        && Polynomial.Multiply(a.Denominator, b.Denominator, effort) is { } denominator
            ? Fraction(numerator, denominator, effort)
            : null;

    public static CanonicalForm? Divide(CanonicalForm a, CanonicalForm b, Effort effort) =>
        b.Numerator.IsZero ? null : Multiply(a, new CanonicalForm(b.Denominator, b.Numerator), effort);

    /// <summary>Null when the power is large: a form of that length is not worth having.</summary>
    public static CanonicalForm? Power(CanonicalForm value, Rational exponent, Effort effort)
    {
        if (!exponent.IsInteger || Rational.Abs(exponent).CompareTo(LargestPower) > 0 || (exponent.IsZero && value.Numerator.IsZero))
        {
            return null;
        }

        CanonicalForm? power = Of(Rational.One);
        for (var i = Math.Abs((int)exponent.Numerator); i > 0 && power is not null; i--)
        {
            power = exponent.Numerator.Sign > 0 ? Multiply(power, value, effort) : Divide(power, value, effort);
        }

        return power;
    }

    /// <summary>Whether the two are the same; null when either is too long or their atoms leave it open.</summary>
    public static bool? AreEqual(CanonicalForm a, CanonicalForm b, Effort effort)
    {
        if (
            Polynomial.Multiply(a.Numerator, b.Denominator, effort) is not { } left
            || Polynomial.Multiply(b.Numerator, a.Denominator, effort) is not { } right
        )
        {
            return null;
        }

        return Polynomial.AreEqual(left, right) ? true
            : IsDecisive([.. left.Atoms, .. right.Atoms]) ? false
            : null;
    }

    /// <summary>
    /// Whether the two are zero together because one is a constant multiple of the other; <c>positive</c> asks the factor to be.
    /// </summary>
    public static bool? AreProportional(CanonicalForm a, CanonicalForm b, bool positive)
    {
        if (a.Numerator.IsZero || b.Numerator.IsZero || (positive && (a.Denominator.Constant is null || b.Denominator.Constant is null)))
        {
            return null;
        }

        var (monomial, coefficient) = a.Numerator.Terms.First();
        if (
            b.Numerator.Terms.TryGetValue(monomial, out var other)
            && Rational.Divide(other, coefficient) is { } factor
            && a.Numerator.Terms.Count == b.Numerator.Terms.Count
            && a.Numerator.Terms.All(term =>
                b.Numerator.Terms.TryGetValue(term.Key, out var value)
                && Rational.Multiply(term.Value, factor) is { } scaled
                && scaled.Equals(value)
            )
        )
        {
            // Constant denominators have been divided out.
            return !positive || factor.Numerator.Sign > 0;
        }

        return null;
    }

    private static bool IsDecisive(IReadOnlyCollection<Atom> atoms) =>
        atoms.All(atom => atom.Kind != AtomKind.Dependent)
        && atoms.Where(atom => atom.Kind == AtomKind.Transcendental).Select(atom => atom.Key).Distinct().Count() <= 1;

    // Constant denominators are divided out, so that sums of fractions stay short.
    private static CanonicalForm? Fraction(Polynomial numerator, Polynomial denominator, Effort effort)
    {
        if (numerator.IsZero)
        {
            return Of(0);
        }

        if (denominator.Constant is not { } constant)
        {
            return new CanonicalForm(numerator, denominator);
        }

        return Rational.Divide(1, constant) is { } inverse && Polynomial.Multiply(numerator, Polynomial.Of(inverse), effort) is { } scaled
            ? new CanonicalForm(scaled, Polynomial.One)
            : null;
    }
}
