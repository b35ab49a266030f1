namespace Verify.Mathematics.Expressions.Canonical;

/// <summary>What a canonical form does not look into: a variable, a constant, a root, a function of something.</summary>
/// <param name="Key">Its name, the same for the same thing.</param>
/// <param name="Degree">The power at which it becomes a number; 0 for never.</param>
/// <param name="Value">That number.</param>
/// <param name="Kind">What is known of its relations to other atoms.</param>
internal sealed record Atom(string Key, int Degree, Rational Value, AtomKind Kind)
{
    public static Atom ImaginaryUnit { get; } = new("i", 2, -1, AtomKind.Independent);

    public static Atom Variable(string name) => new(name, 0, 0, AtomKind.Independent);

    /// <summary>π or e, each of which is independent of algebraic numbers; of the two together that is not known.</summary>
    public static Atom Transcendental(string name) => new(name, 0, 0, AtomKind.Transcendental);

    public static Atom SquareRoot(Rational prime) => new($"√{prime}", 2, prime, AtomKind.Independent);

    public static Atom Root(Rational value, int degree) => new($"root{degree}({value})", degree, value, AtomKind.Dependent);

    public static Atom Function(string key) => new(key, 0, 0, AtomKind.Dependent);
}

/// <summary>Whether equal values can hide behind different canonical forms.</summary>
internal enum AtomKind
{
    /// <summary>
    /// Variables, i and the square roots of primes satisfy no relation but their own, so forms over them decide both ways.
    /// </summary>
    Independent,

    Transcendental,

    /// <summary>Anything else: <c>sin² + cos²</c> is 1, though its form does not show it.</summary>
    Dependent,
}
