using System.Numerics;

namespace Verify.Mathematics.Expressions.Precise;

/// <summary>
/// Encloses the value of a formula, to some 190 digits, at a point: what its variables and ± stand for. Undefined where the formula is,
/// where it is too
/// large, where the digits do not suffice (a root's branch, a whole part), or when the effort is spent.
/// </summary>
/// <param name="point">The point.</param>
/// <param name="effort">What may be spent.</param>
internal sealed class PreciseEvaluator(SamplePoint point, Effort effort)
{
    private const int LargestExponent = 4096;

    private const int CostOfFunction = 60;

    // What remains of a term must be more than the rounding of the others.
    private const int LostBits = 64;

    private readonly Dictionary<string, ComplexBall> _known = [];

    private readonly Dictionary<string, int> _indices = [];

    /// <summary>True once a value was not real although the point is: the point lies outside what schools call the domain.</summary>
    public bool LeftTheReals { get; private set; }

    /// <summary>True once a term of a sum was so small beside the others that it left no trace in the digits.</summary>
    public bool HasSwallowed { get; private set; }

    public ComplexBall Evaluate(Expression expression)
    {
        if (!effort.Spend(2))
        {
            return ComplexBall.Undefined;
        }

        var value = expression switch
        {
            Number number => ComplexBall.Of(number.Value),
            Symbol symbol => Value(symbol.Name),
            Negation negation => -Evaluate(negation.Operand),
            PlusMinus either => (either.IsMinusFirst ? -point.Sign : point.Sign) * Evaluate(either.Operand),
            Percent percent => Evaluate(percent.Operand) / ComplexBall.Of(100),
            Quantity quantity => Scale.Of(quantity.Unit) is { } scale
                ? Evaluate(quantity.Value) * ComplexBall.Of(scale)
                : ComplexBall.Undefined,
            Degrees degrees => Evaluate(degrees.Operand) * BallFunctions.Pi / ComplexBall.Of(180),
            Sum sum => sum.Terms.Aggregate((ComplexBall)Ball.Zero, (total, term) => Add(total, Evaluate(term))),
            Product product => product.Factors.Aggregate(ComplexBall.One, (total, factor) =>
                factor.Divides ? total / Evaluate(factor.Value) : total * Evaluate(factor.Value)
            ),
            Quotient quotient => Evaluate(quotient.Numerator) / Evaluate(quotient.Denominator),
            Power power => Raise(power),
            Call call => Apply(call),
            Repetition repetition => Repeat(repetition),
            _ => ComplexBall.Undefined,
        };
        LeftTheReals |= value.IsDefined && !value.IsReal;
        return value;
    }

    private ComplexBall Add(ComplexBall total, ComplexBall term)
    {
        var sum = total + term;
        HasSwallowed |= total.IsDefined && term.IsDefined && (IsLost(term, sum) || IsLost(total, sum));
        return sum;
    }

    private static bool IsLost(ComplexBall term, ComplexBall sum) =>
        !term.IsZero && !term.MayBeZero && term.Magnitude < sum.Magnitude - Ball.Bits + LostBits;

    private ComplexBall Value(string name) =>
        name switch
        {
            _ when _indices.TryGetValue(name, out var index) => Ball.Of(index, 0),
            "pi" or "π" => BallFunctions.Pi,
            "e" => BallFunctions.Exp(Ball.One),
            "i" => ComplexBall.ImaginaryUnit,
            "infty" => ComplexBall.Undefined,
            _ when _known.TryGetValue(name, out var known) => known,
            _ => _known[name] = ComplexBall.Of(point.Value(name)),
        };

    private Rational? Exact(string name) => _indices.TryGetValue(name, out var index) ? index : point.Exact(name);

    private ComplexBall Raise(Power power)
    {
        if (power.Base is Symbol { Name: "e" })
        {
            effort.Spend(CostOfFunction);
            return ComplexFunctions.Exp(Evaluate(power.Exponent));
        }

        var value = Evaluate(power.Base);
        if (new ExactEvaluator(effort).Evaluate(power.Exponent) is { } exact)
        {
            if (exact.IsInteger)
            {
                return BigInteger.Abs(exact.Numerator) <= LargestExponent ? Whole(value, exact.Numerator) : ComplexBall.Undefined;
            }

            if (exact.Denominator <= LargestExponent && BigInteger.Abs(exact.Numerator) <= LargestExponent)
            {
                effort.Spend(CostOfFunction);
                return Whole(ComplexFunctions.Root(value, (int)exact.Denominator), exact.Numerator);
            }
        }

        effort.Spend(2 * CostOfFunction);
        var exponent = Evaluate(power.Exponent);
        return
            exponent.IsReal
            && exponent.Re.IsExact
            && exponent.Re.Floor() is { } whole
            && BigInteger.Abs(whole) <= LargestExponent
            && (exponent.Re - Ball.Of(whole, 0)).IsZero
            ? Whole(value, whole)
            : ComplexFunctions.Power(value, exponent);
    }

    private ComplexBall Whole(ComplexBall value, BigInteger exponent) =>
        exponent.IsZero && value.MayBeZero ? ComplexBall.Undefined
        : effort.Spend((int)exponent.GetBitLength()) ? ComplexFunctions.Power(value, exponent)
        : ComplexBall.Undefined;

    private ComplexBall Apply(Call call)
    {
        if (call.Operand is Items || call.Function is "binom" or "!" or "!!" or "mod")
        {
            return new ExactEvaluator(effort, Exact).Evaluate(call) is { } exact ? ComplexBall.Of(exact) : ComplexBall.Undefined;
        }

        effort.Spend(CostOfFunction);
        var operand = Evaluate(call.Operand);
        return operand.IsDefined
            ? PreciseFunctions.Apply(call.Function, operand, call.Parameter is null ? null : Evaluate(call.Parameter))
            : operand;
    }

    private ComplexBall Repeat(Repetition repetition)
    {
        if (new ExactEvaluator(effort, Exact).Bounds(repetition) is not { } bounds)
        {
            return ComplexBall.Undefined;
        }

        var total = repetition.Multiplies ? ComplexBall.One : Ball.Zero;
        var isNested = _indices.TryGetValue(repetition.Index, out var outer);
        for (var index = bounds.From; index <= bounds.To && total.IsDefined; index++)
        {
            _indices[repetition.Index] = index;
            total = repetition.Multiplies ? total * Evaluate(repetition.Body) : total + Evaluate(repetition.Body);
        }

        _indices.Remove(repetition.Index);
        if (isNested)
        {
            _indices[repetition.Index] = outer;
        }

        return total;
    }
}
