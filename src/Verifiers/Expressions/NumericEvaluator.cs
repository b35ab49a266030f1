using System.Numerics;

namespace Verify.Verifiers.Expressions;

/// <summary>
/// The value of a formula in floating point when its variables stand for points that derive from their names, so that both sides of a comparison
/// meet the same points. Not a number where it is undefined.
/// </summary>
/// <param name="point">Which set of points is meant.</param>
/// <param name="sign">What ± stands for: 1 or -1.</param>
internal sealed class NumericEvaluator(int point, int sign)
{
    private static readonly Complex Undefined = new(double.NaN, double.NaN);

    public Complex Evaluate(Expression expression) => expression switch
    {
        Number number => number.Value.ToDouble(),
        Symbol symbol => Value(symbol.Name),
        Negation negation => -Evaluate(negation.Operand),
        PlusMinus either => sign * Evaluate(either.Operand),
        Percent percent => Evaluate(percent.Operand) / 100,
        Quantity quantity => Scale.Of(quantity.Unit) is { } scale ? Evaluate(quantity.Value) * scale.ToDouble() : Undefined,
        Sum sum => sum.Terms.Aggregate(Complex.Zero, (total, term) => total + Evaluate(term)),
        Product product => product.Factors.Aggregate(Complex.One, (total, factor) => factor.Divides ? total / Evaluate(factor.Value) : total * Evaluate(factor.Value)),
        Quotient quotient => Evaluate(quotient.Numerator) / Evaluate(quotient.Denominator),
        Power power => Raise(Evaluate(power.Base), Evaluate(power.Exponent)),
        Call call => Apply(call),
        _ => Undefined,
    };

    private static Complex Raise(Complex value, Complex exponent)
        => exponent.Imaginary == 0 && exponent.Real == Math.Round(exponent.Real) && Math.Abs(exponent.Real) <= 64
            ? WholePower(value, (int)exponent.Real)
            : Complex.Pow(value, exponent);

    // Repeated multiplication keeps integers exact, which Complex.Pow does not.
    private static Complex WholePower(Complex value, int exponent)
    {
        var product = Complex.One;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            product *= value;
        }

        return exponent < 0 ? Complex.One / product : product;
    }

    private Complex Apply(Call call)
    {
        var operand = Evaluate(call.Operand);
        var parameter = call.Parameter is null ? (Complex?)null : Evaluate(call.Parameter);
        return call.Function switch
        {
            "sqrt" => parameter is { } degree ? Root(operand, degree) : Complex.Sqrt(operand),
            "abs" => Complex.Abs(operand),
            "sin" => Complex.Sin(operand),
            "cos" => Complex.Cos(operand),
            "tan" => Complex.Tan(operand),
            "cot" => Complex.One / Complex.Tan(operand),
            "sec" => Complex.One / Complex.Cos(operand),
            "csc" => Complex.One / Complex.Sin(operand),
            "arcsin" => Complex.Asin(operand),
            "arccos" => Complex.Acos(operand),
            "arctan" => Complex.Atan(operand),
            "exp" => Complex.Exp(operand),
            "ln" => Complex.Log(operand),
            "log" => Complex.Log(operand) / (parameter is { } radix ? Complex.Log(radix) : Math.Log(10)),
            "!" when ExactEvaluator.Default.Evaluate(call) is { } exact => exact.ToDouble(),
            _ => Undefined,
        };
    }

    // The real root of a negative number where its degree is odd, as schools teach it.
    private static Complex Root(Complex operand, Complex degree)
        => operand.Imaginary == 0 && operand.Real < 0 && degree.Imaginary == 0 && Math.Abs(degree.Real % 2) == 1
            ? -Complex.Pow(-operand, Complex.One / degree)
            : Complex.Pow(operand, Complex.One / degree);

    private Complex Value(string name) => name switch
    {
        "pi" or "π" => Math.PI,
        "e" => Math.E,
        "i" => Complex.ImaginaryOne,
        "infty" or "infinity" or "inf" or "∞" => Undefined,
        _ => Sample(name),
    };

    // FNV-1a, since string hashes differ from process to process; points lie in (0.3, 2.3), where roots and logarithms are real.
    private double Sample(string name)
    {
        var hash = name.Aggregate(14695981039346656037 ^ (ulong)point, (state, character) => (state ^ character) * 1099511628211);
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9;
        return 0.3 + (2.0 * (hash >> 11) / (1UL << 53));
    }
}
