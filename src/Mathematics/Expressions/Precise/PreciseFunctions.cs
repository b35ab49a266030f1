namespace Verify.Mathematics.Expressions.Precise;

/// <summary>The functions of <see cref="Call"/> by name.</summary>
internal static class PreciseFunctions
{
    public static ComplexBall Apply(string function, ComplexBall operand, ComplexBall? parameter) =>
        function switch
        {
            "sqrt" => parameter is { } degree ? Root(operand, degree) : ComplexFunctions.Sqrt(operand),
            "abs" => operand.Abs(),
            "floor" => Whole(operand),
            "ceil" => -Whole(-operand),
            "exp" => ComplexFunctions.Exp(operand),
            "ln" => ComplexFunctions.Ln(operand),
            "lg" => ComplexFunctions.Ln(operand) / BallFunctions.Ln(Ball.Of(10, 0)),
            "log" => ComplexFunctions.Ln(operand)
                / (parameter is { } radix ? ComplexFunctions.Ln(radix) : BallFunctions.Ln(Ball.Of(10, 0))),
            "sin" => ComplexFunctions.SinCos(operand).Sin,
            "cos" => ComplexFunctions.SinCos(operand).Cos,
            "tan" or "cot" or "sec" or "csc" => Ratio(function, ComplexFunctions.SinCos(operand)),
            "arcsin" => ComplexFunctions.ArcSin(operand),
            "arccos" => ComplexFunctions.ArcCos(operand),
            "arctan" => ComplexFunctions.ArcTan(operand),
            "arccot" => ComplexFunctions.ArcTan(ComplexBall.One / operand),
            "arcsec" => ComplexFunctions.ArcCos(ComplexBall.One / operand),
            "arccsc" => ComplexFunctions.ArcSin(ComplexBall.One / operand),
            "sinh" => ComplexFunctions.SinhCosh(operand).Sinh,
            "cosh" => ComplexFunctions.SinhCosh(operand).Cosh,
            "tanh" => Quotient(ComplexFunctions.SinhCosh(operand)),
            "coth" => ComplexBall.One / Quotient(ComplexFunctions.SinhCosh(operand)),
            "sech" => ComplexBall.One / ComplexFunctions.SinhCosh(operand).Cosh,
            "csch" => ComplexBall.One / ComplexFunctions.SinhCosh(operand).Sinh,
            "arcsinh" => ComplexFunctions.Ln(operand + ComplexFunctions.Sqrt((operand * operand) + ComplexBall.One)),
            "arccosh" => ComplexFunctions.Ln(operand + ComplexFunctions.Sqrt((operand * operand) - ComplexBall.One)),
            "arctanh" => ComplexFunctions.Ln((ComplexBall.One + operand) / (ComplexBall.One - operand)) * ComplexBall.OneHalf,
            _ => ComplexBall.Undefined,
        };

    private static ComplexBall Ratio(string function, (ComplexBall Sin, ComplexBall Cos) angle) =>
        function switch
        {
            "tan" => angle.Sin / angle.Cos,
            "cot" => angle.Cos / angle.Sin,
            "sec" => ComplexBall.One / angle.Cos,
            _ => ComplexBall.One / angle.Sin,
        };

    private static ComplexBall Quotient((ComplexBall Sinh, ComplexBall Cosh) pair) => pair.Sinh / pair.Cosh;

    private static ComplexBall Root(ComplexBall operand, ComplexBall degree) =>
        degree.IsReal
        && degree.Re.IsExact
        && degree.Re.IsPositive
        && degree.Re.Floor() is { } whole
        && whole < 4096
        && (degree.Re - Ball.Of(whole, 0)).IsZero
            ? ComplexFunctions.Root(operand, (int)whole)
            : ComplexFunctions.Power(operand, ComplexBall.One / degree);

    private static ComplexBall Whole(ComplexBall operand) =>
        operand.IsReal && operand.Re.Floor() is { } floor ? Ball.Of(floor, 0) : ComplexBall.Undefined;
}
