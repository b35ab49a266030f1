using System.Numerics;

namespace Verify.Mathematics.Expressions;

/// <summary>What a formula says. Sums and products hold all their parts, so that a long one is no deep tree.</summary>
internal abstract record Expression;

/// <summary>A number as written.</summary>
/// <param name="Value">Its exact value.</param>
/// <param name="Decimals">Digits written behind the point; null for a whole number, a fraction, or a decimal that repeats for ever.</param>
internal sealed record Number(Rational Value, int? Decimals) : Expression;

/// <summary>A whole number of more digits than exact fractions have.</summary>
internal sealed record LargeNumber(BigInteger Value) : Expression;

/// <summary>A variable, a constant such as <c>pi</c>, or a word that stands where a number could.</summary>
internal sealed record Symbol(string Name) : Expression;

internal sealed record Sum(IReadOnlyList<Expression> Terms) : Expression
{
    public override string ToString() => $"({string.Join(" + ", Terms)})";
}

internal sealed record Negation(Expression Operand) : Expression;

/// <summary>Written as ± or ∓: one of two values, the same choice throughout a formula.</summary>
internal sealed record PlusMinus(Expression Operand, bool IsMinusFirst = false) : Expression;

internal sealed record Product(IReadOnlyList<Factor> Factors) : Expression
{
    public override string ToString() => $"({string.Join(" · ", Factors)})";
}

/// <summary>A factor, or a divisor, of a product.</summary>
/// <param name="Value">The factor.</param>
/// <param name="Divides">Whether it divides.</param>
/// <param name="Beside">Whether it stands behind the one before without a sign or brackets.</param>
internal readonly record struct Factor(Expression Value, bool Divides = false, bool Beside = false);

/// <summary>Written as a fraction, with a bar.</summary>
internal sealed record Quotient(Expression Numerator, Expression Denominator) : Expression;

internal sealed record Power(Expression Base, Expression Exponent) : Expression;

internal sealed record Percent(Expression Operand) : Expression;

/// <summary>An angle in degrees.</summary>
internal sealed record Degrees(Expression Operand) : Expression;

/// <summary>
/// A function of one or two operands by its LaTeX name, e.g. <c>sqrt</c>, <c>log</c>, <c>!</c>; one of many has <see cref="Items"/> for its
/// operand.
/// </summary>
internal sealed record Call(string Function, Expression Operand, Expression? Parameter = null) : Expression;

/// <summary>The operands of a function of many, such as <c>gcd</c>.</summary>
internal sealed record Items(IReadOnlyList<Expression> Parts) : Expression
{
    public override string ToString() => $"({string.Join(", ", Parts)})";
}

/// <summary>Σ or Π over whole numbers.</summary>
internal sealed record Repetition(bool Multiplies, string Index, Expression From, Expression To, Expression Body) : Expression;

/// <summary>A value and the words behind it.</summary>
internal sealed record Quantity(Expression Value, string Unit) : Expression;
