using System.Collections.Frozen;

namespace Verify.Verifiers.Expressions;

/// <summary>Units of measure: one family measures the same thing, so that its units can be converted into each other.</summary>
internal static class Units
{
    private static readonly string[][] Families =
    [
        ["second seconds sec secs", "minute minutes min mins", "hour hours hr hrs", "day days", "week weeks", "month months", "year years"],
        ["millimeter millimeters mm", "centimeter centimeters cm", "meter meters metre metres", "kilometer kilometers km", "inch inches", "foot feet ft", "yard yards yd", "mile miles mi"],
        ["gram grams", "kilogram kilograms kg", "ounce ounces oz", "pound pounds lb lbs", "ton tons"],
        ["milliliter milliliters ml", "liter liters litre litres", "cup cups", "pint pints", "quart quarts", "gallon gallons", "teaspoon teaspoons tsp", "tablespoon tablespoons tbsp"],
        ["cent cents", "dollar dollars usd", "penny pennies", "nickel nickels", "dime dimes", "quarter quarters"],
        ["dozen dozens", "pair pairs", "score"],
    ];

    private static readonly FrozenDictionary<string, (int Family, int Unit)> ByName = Families
        .SelectMany((family, index) => family.SelectMany((names, unit) => names.Split(' ').Select(name => KeyValuePair.Create(name, (index, unit)))))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool IsUnit(string word) => ByName.ContainsKey(word);

    /// <summary>The first unit of measure among the words; null when there is none.</summary>
    public static (int Family, int Unit)? Find(string words)
    {
        foreach (var word in words.Split(' ', '/', '-'))
        {
            if (ByName.TryGetValue(word, out var unit))
            {
                return unit;
            }
        }

        return null;
    }
}
