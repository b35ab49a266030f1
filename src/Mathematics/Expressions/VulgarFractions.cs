using System.Collections.Frozen;

namespace Verify.Mathematics.Expressions;

/// <summary>Fractions that are one character: <c>½</c>, <c>⅗</c>.</summary>
internal static class VulgarFractions
{
    private static readonly FrozenDictionary<char, Rational> ByCharacter = new (char Character, int Numerator, int Denominator)[]
    {
        ('½', 1, 2),
        ('⅓', 1, 3),
        ('⅔', 2, 3),
        ('¼', 1, 4),
        ('¾', 3, 4),
        ('⅕', 1, 5),
        ('⅖', 2, 5),
        ('⅗', 3, 5),
        ('⅘', 4, 5),
        ('⅙', 1, 6),
        ('⅚', 5, 6),
        ('⅐', 1, 7),
        ('⅛', 1, 8),
        ('⅜', 3, 8),
        ('⅝', 5, 8),
        ('⅞', 7, 8),
        ('⅑', 1, 9),
        ('⅒', 1, 10),
    }.ToFrozenDictionary(row => row.Character, row => Rational.Create(row.Numerator, row.Denominator)!.Value);

    public static bool IsOne(char character) => character > 127 && ByCharacter.ContainsKey(character);

    public static Rational Value(char character) => ByCharacter[character];
}
