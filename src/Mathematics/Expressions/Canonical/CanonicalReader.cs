namespace Verify.Mathematics.Expressions.Canonical;

/// <summary>Brings formulas into their canonical form; null where that would be too long or there is none.</summary>
/// <param name="sign">What ± stands for: 1 or -1.</param>
/// <param name="effort">What may be spent.</param>
internal sealed class CanonicalReader(int sign, Effort effort)
{
    private readonly ExactEvaluator _exact = new(effort);

    public CanonicalForm? Read(Expression expression)
    {
        if (!effort.Spend(2))
        {
            return null;
        }

        return expression switch
        {
            Number number => CanonicalForm.Of(number.Value),
            Symbol symbol => ReadSymbol(symbol.Name),
            Negation negation => Multiply(CanonicalForm.Of(-1), Read(negation.Operand)),
            PlusMinus either => Multiply(CanonicalForm.Of(either.IsMinusFirst ? -sign : sign), Read(either.Operand)),
            Percent percent => Divide(Read(percent.Operand), CanonicalForm.Of(100)),
            Quantity quantity => Scale.Of(quantity.Unit) is { } scale ? Multiply(CanonicalForm.Of(scale), Read(quantity.Value)) : null,
            Degrees degrees => Divide(Multiply(Read(degrees.Operand), CanonicalForm.Of(Atom.Transcendental("pi"))), CanonicalForm.Of(180)),
            Sum sum => sum
                .Terms.Select(Read)
                .Aggregate((total, term) => total is null || term is null ? null : CanonicalForm.Add(total, term, effort)),
            Product product => product.Factors.Aggregate((CanonicalForm?)CanonicalForm.Of(1), (total, factor) =>
                factor.Divides ? Divide(total, Read(factor.Value)) : Multiply(total, Read(factor.Value))
            ),
            Quotient quotient => Divide(Read(quotient.Numerator), Read(quotient.Denominator)),
            Power power => ReadPower(power),
            Call call => ReadCall(call),
            Repetition repetition => _exact.Evaluate(repetition) is { } value ? CanonicalForm.Of(value) : null,
            _ => null,
        };
    }

    private static CanonicalForm? ReadSymbol(string name) =>
        name switch
        {
            "pi" or "π" => CanonicalForm.Of(Atom.Transcendental("pi")),
            "e" => CanonicalForm.Of(Atom.Transcendental("e")),
            "i" => CanonicalForm.Of(Atom.ImaginaryUnit),
            "infty" => null,
            _ => CanonicalForm.Of(Atom.Variable(name)),
        };

    private CanonicalForm? ReadPower(Power power)
    {
        if (_exact.Evaluate(power) is { } constant)
        {
            return CanonicalForm.Of(constant);
        }

        if (Read(power.Base) is not { } value)
        {
            return null;
        }

        if (_exact.Evaluate(power.Exponent) is { } exponent)
        {
            var root =
                exponent.IsInteger ? value
                : exponent.Denominator <= CanonicalRoot.LargestDegree ? CanonicalRoot.Of(value, (int)exponent.Denominator, effort)
                : null;
            return
                root is not null
                && Rational.Create(exponent.Numerator, 1) is { } whole
                && CanonicalForm.Power(root, whole, effort) is { } result
                ? result
                : CanonicalForm.Of(Atom.Function($"({value.Key})^({exponent})"));
        }

        return Read(power.Exponent) is { } upper ? CanonicalForm.Of(Atom.Function($"({value.Key})^({upper.Key})")) : null;
    }

    private CanonicalForm? ReadCall(Call call)
    {
        if (_exact.Evaluate(call) is { } exact)
        {
            return CanonicalForm.Of(exact);
        }

        if (
            call.Function == "sqrt"
            && (call.Parameter is null ? 2 : _exact.Evaluate(call.Parameter)) is { IsInteger: true } degree
            && degree.CompareTo(2) >= 0
            && degree.CompareTo(CanonicalRoot.LargestDegree) <= 0
        )
        {
            return Read(call.Operand) is { } radicand ? CanonicalRoot.Of(radicand, (int)degree.Numerator, effort) : null;
        }

        var operands = call.Operand is Items items ? items.Parts.Select(Read).ToList() : [Read(call.Operand)];
        var parameter = call.Parameter is null ? "" : Read(call.Parameter)?.Key;
        return parameter is null || operands.Contains(null)
            ? null
            : CanonicalForm.Of(
                Atom.Function($"{call.Function}[{parameter}]({string.Join(';', operands.Select(operand => operand!.Key))})")
            );
    }

    private CanonicalForm? Multiply(CanonicalForm? a, CanonicalForm? b) =>
        a is null || b is null ? null : CanonicalForm.Multiply(a, b, effort);

    private CanonicalForm? Divide(CanonicalForm? a, CanonicalForm? b) => a is null || b is null ? null : CanonicalForm.Divide(a, b, effort);
}
