namespace Verify.Mathematics.Expressions;

/// <summary>The many ways to write one function.</summary>
internal static class FunctionNames
{
    /// <summary><c>f_parameter^exponent operand</c>; the exponent -1 behind a trigonometric function is its inverse.</summary>
    public static Expression Call(string written, Expression operand, Expression? parameter, Expression? exponent)
    {
        var name = written switch
        {
            "asin" => "arcsin",
            "acos" => "arccos",
            "atan" => "arctan",
            "arsinh" => "arcsinh",
            "arcosh" => "arccosh",
            "artanh" => "arctanh",
            _ => written,
        };
        if (
            exponent is Negation { Operand: Number { Value: var one } }
            && one.Equals(1)
            && name is "sin" or "cos" or "tan" or "cot" or "sec" or "csc" or "sinh" or "cosh" or "tanh"
        )
        {
            return new Call("arc" + name, operand);
        }

        var call =
            name == "cis"
                ? new Sum([new Call("cos", operand), new Product([new(new Symbol("i")), new(new Call("sin", operand))])])
                : (Expression)new Call(name, operand, parameter);
        return exponent is null ? call : new Power(call, exponent);
    }
}
