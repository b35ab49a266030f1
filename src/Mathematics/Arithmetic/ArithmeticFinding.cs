namespace Verify.Mathematics.Arithmetic;

/// <summary>An equation that a text states and that could be recomputed.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How many characters it takes.</param>
/// <param name="Equation">Its text.</param>
/// <param name="Stated">The value that the text gives, as an exact fraction or whole number.</param>
/// <param name="Computed">The value it has.</param>
/// <param name="IsRight">Whether the two agree, within rounding where the text announces it or writes two decimals or more.</param>
public sealed record ArithmeticFinding(int Start, int Length, string Equation, string Stated, string Computed, bool IsRight);
