namespace Verify.Mathematics.Expressions.Precise;

/// <summary>A complex number enclosed by a ball for each part. A real number has an imaginary part that is zero and nothing else.</summary>
internal readonly record struct ComplexBall(Ball Re, Ball Im)
{
    public static ComplexBall Undefined => default;

    public static ComplexBall One { get; } = new(Ball.One, Ball.Zero);

    public static ComplexBall OneHalf { get; } = Ball.Of(1, 0, -1);

    public static ComplexBall ImaginaryUnit { get; } = new(Ball.Zero, Ball.One);

    public bool IsDefined => Re.IsDefined && Im.IsDefined;

    public bool IsReal => IsDefined && Im.IsZero;

    public bool IsZero => Re.IsZero && Im.IsZero;

    /// <summary>Twice its size bounds both parts.</summary>
    public long Magnitude => Math.Max(Re.Magnitude, Im.IsZero ? long.MinValue : Im.Magnitude);

    public bool MayBeZero => Re.MayBeZero && Im.MayBeZero;

    public static implicit operator ComplexBall(Ball real) => new(real, Ball.Zero);

    public static ComplexBall Of(Rational value) => Ball.Of(value);

    public static ComplexBall operator -(ComplexBall a) => new(-a.Re, -a.Im);

    public static ComplexBall operator +(ComplexBall a, ComplexBall b) => new(a.Re + b.Re, a.Im + b.Im);

    public static ComplexBall operator -(ComplexBall a, ComplexBall b) => new(a.Re - b.Re, a.Im - b.Im);

    public static ComplexBall operator *(ComplexBall a, ComplexBall b) =>
        a.IsReal && b.IsReal ? a.Re * b.Re : new ComplexBall((a.Re * b.Re) - (a.Im * b.Im), (a.Re * b.Im) + (a.Im * b.Re));

    public static ComplexBall operator /(ComplexBall a, ComplexBall b)
    {
        if (b.IsReal)
        {
            return new(a.Re / b.Re, a.Im.IsZero ? a.Im : a.Im / b.Re);
        }

        var size = b.SquaredSize();
        var product = a * new ComplexBall(b.Re, -b.Im);
        return new(product.Re / size, product.Im / size);
    }

    public Ball Abs() => IsReal ? Ball.Abs(Re) : Ball.Sqrt(SquaredSize());

    private Ball SquaredSize() => (Re * Re) + (Im * Im);
}
