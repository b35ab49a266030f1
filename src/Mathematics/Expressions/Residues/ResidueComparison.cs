namespace Verify.Mathematics.Expressions.Residues;

/// <summary>
/// Compares rational functions of any size by their residues modulo four primes of 60 bits that derive from the two answers. Different
/// residues prove that two are different; that different ones agree modulo all four has a probability of about 2^-200.
/// </summary>
/// <param name="seed">What the primes derive from.</param>
/// <param name="effort">What may be spent.</param>
internal sealed class ResidueComparison(ulong seed, Effort effort)
{
    private const int Primes = 4;

    // A denominator that is zero by chance is tried at another prime, one that is zero everywhere is not.
    private const int MostMisses = 2;

    private readonly PrimeSequence _primes = new(seed);

    /// <summary>Null where either is no rational function, or cannot be worked out.</summary>
    public bool? AreEqual(Expression first, Expression second)
    {
        var (agreed, missed) = (0, 0);
        for (var i = 0; agreed < Primes; i++)
        {
            if (Residue(first, i, 0) is { } a && Residue(second, i, 0) is { } b)
            {
                if (a != b)
                {
                    return false;
                }

                agreed++;
            }
            else if (++missed >= MostMisses || agreed == 0)
            {
                return null;
            }
        }

        return true;
    }

    /// <summary>Whether one is a constant multiple of the other; null where either is no rational function, or zero.</summary>
    public bool? AreProportional(Expression first, Expression second)
    {
        const int Points = 3;
        for (var i = 0; i < Primes; i++)
        {
            ulong? factor = null;
            for (ulong point = 1; point <= Points; point++)
            {
                if (
                    Residue(first, i, point) is not { } a
                    || Residue(second, i, point) is not { } b
                    || _primes[i].Invert(b) is not { } inverse
                    || a == 0
                )
                {
                    return null;
                }

                var ratio = _primes[i].Multiply(a, inverse);
                if (factor is { } known && known != ratio)
                {
                    return false;
                }

                factor = ratio;
            }
        }

        return true;
    }

    private ulong? Residue(Expression formula, int prime, ulong point) =>
        new ResidueEvaluator(_primes[prime], seed + point, effort).Evaluate(formula);
}
