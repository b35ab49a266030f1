namespace Verify.Search.Selections;

/// <summary>The regularised incomplete beta function at ½. Pure and thread-safe.</summary>
internal static class IncompleteBeta
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-15;

    /// <summary>Lanczos' coefficients for g = 7 and nine terms (Godfrey 2001).</summary>
    private static readonly double[] Lanczos =
    [
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7,
    ];

    /// <summary>
    /// I_½(a, b), the probability that a Beta(a, b) variable is below ½, to some twelve digits. By the continued fraction 26.5.8 of
    /// Abramowitz and Stegun, which converges fast for a ≥ b; the other half follows by symmetry.
    /// </summary>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    public static double AtHalf(double a, double b)
    {
        if (a < b)
        {
            return 1 - AtHalf(b, a);
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) - ((a + b) * Math.Log(2)));
        return front / (a * Fraction(a, b));
    }

    /// <summary>1 + d₁/(1 + d₂/(1 + …)) by Lentz' method.</summary>
    private static double Fraction(double a, double b)
    {
        const double x = 0.5;
        var (fraction, c, d) = (1.0, 1.0, 0.0);
        for (var term = 1; ; term++)
        {
            var m = term / 2;
            var numerator =
                term % 2 == 0
                    ? m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)))
                    : -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (numerator * d));
            c = NotZero(1 + (numerator / c));
            fraction *= c * d;
            if (Math.Abs((c * d) - 1) < Precision)
            {
                return fraction;
            }
        }
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    /// <summary>ln Γ(x) for x ≥ 1.</summary>
    private static double LogGamma(double x)
    {
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x - 1 + i);
        }

        var t = x - 1 + Lanczos.Length - 2 + 0.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
