namespace Verify.Verifiers.Expressions;

/// <summary>What a formula says. Sums and products hold all their parts, so that a long one is no deep tree.</summary>
internal abstract record Expression;

/// <summary>A number as written.</summary>
/// <param name="Value">Its exact value.</param>
/// <param name="Decimals">Digits written behind the point; null for a whole number or a fraction.</param>
internal sealed record Number(Rational Value, int? Decimals) : Expression;

/// <summary>A variable, a constant such as <c>pi</c>, or a word that stands where a number could.</summary>
internal sealed record Symbol(string Name) : Expression;

internal sealed record Sum(IReadOnlyList<Expression> Terms) : Expression;

internal sealed record Negation(Expression Operand) : Expression;

/// <summary>Written as ±: one of two values.</summary>
internal sealed record PlusMinus(Expression Operand) : Expression;

internal sealed record Product(IReadOnlyList<Factor> Factors) : Expression;

/// <summary>A factor, or a divisor, of a product.</summary>
/// <param name="Value">The factor.</param>
/// <param name="Divides">Whether it divides.</param>
/// <param name="Beside">Whether it stands behind the one before without a sign.</param>
internal readonly record struct Factor(Expression Value, bool Divides = false, bool Beside = false);

/// <summary>Written as a fraction, with a bar.</summary>
internal sealed record Quotient(Expression Numerator, Expression Denominator) : Expression;

internal sealed record Power(Expression Base, Expression Exponent) : Expression;

internal sealed record Percent(Expression Operand) : Expression;

/// <summary>A function of one or two operands by its LaTeX name, e.g. <c>sqrt</c>, <c>log</c>, <c>!</c>.</summary>
internal sealed record Call(string Function, Expression Operand, Expression? Parameter = null) : Expression;

/// <summary>A value and the words behind it.</summary>
internal sealed record Quantity(Expression Value, string Unit) : Expression;
