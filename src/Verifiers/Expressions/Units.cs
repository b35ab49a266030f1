using System.Collections.Frozen;

namespace Verify.Verifiers.Expressions;

/// <summary>Units of measure by name: what they measure and, where that is exact, how many base units one is.</summary>
internal static class Units
{
    // Each row: what is measured and to which power, the factor to the base unit (none: not exactly convertible), the names.
    private static readonly (string Dimension, int Power, string? Factor, string Names)[] Table =
    [
        ("time", 1, "1", "second seconds sec secs s"),
        ("time", 1, "60", "minute minutes min mins"),
        ("time", 1, "3600", "hour hours hr hrs h"),
        ("time", 1, "86400", "day days"),
        ("time", 1, "604800", "week weeks"),
        ("months", 1, "1", "month months"),
        ("months", 1, "12", "year years yr yrs"),
        ("months", 1, "120", "decade decades"),
        ("length", 1, "1/1000000000", "nm nanometer nanometers"),
        ("length", 1, "1/1000", "millimeter millimeters millimetre millimetres mm"),
        ("length", 1, "1/100", "centimeter centimeters centimetre centimetres cm"),
        ("length", 1, "1/10", "decimeter decimeters dm"),
        ("length", 1, "1", "meter meters metre metres m"),
        ("length", 1, "1000", "kilometer kilometers kilometre kilometres km"),
        ("length", 1, "127/5000", "inch inches in"),
        ("length", 1, "381/1250", "foot feet ft"),
        ("length", 1, "1143/1250", "yard yards yd yds"),
        ("length", 1, "201168/125", "mile miles mi"),
        ("length", 2, "10000", "hectare hectares ha"),
        ("length", 2, null, "acre acres"),
        ("mass", 1, "1/1000000", "milligram milligrams mg"),
        ("mass", 1, "1/1000", "gram grams g"),
        ("mass", 1, "1", "kilogram kilograms kg kgs"),
        ("mass", 1, "1000", "tonne tonnes"),
        ("mass", 1, "45359237/1600000000", "ounce ounces oz"),
        ("mass", 1, "45359237/100000000", "pound pounds lb lbs"),
        ("mass", 1, null, "ton tons"),
        ("length", 3, "1/1000000", "milliliter milliliters millilitre millilitres ml"),
        ("length", 3, "1/100000", "centiliter centiliters cl"),
        ("length", 3, "1/1000", "liter liters litre litres l"),
        ("volume", 1, "1", "teaspoon teaspoons tsp"),
        ("volume", 1, "3", "tablespoon tablespoons tbsp"),
        ("volume", 1, "48", "cup cups"),
        ("volume", 1, "96", "pint pints"),
        ("volume", 1, "192", "quart quarts"),
        ("volume", 1, "768", "gallon gallons gal"),
        ("money", 1, "1", "dollar dollars usd buck bucks"),
        ("money", 1, "1/100", "cent cents ¢"),
        ("money", 1, "1/100", "penny pennies"),
        ("money", 1, "1/20", "nickel nickels"),
        ("money", 1, "1/10", "dime dimes"),
        ("euros", 1, "1", "euro euros eur"),
        ("count", 1, "12", Unit.Dozen),
        ("temperature", 1, null, "kelvin kelvins k"),
        ("celsius", 1, null, "celsius c"),
        ("fahrenheit", 1, null, "fahrenheit f"),
        ("force", 1, "1", "newton newtons"),
        ("energy", 1, "1", "joule joules"),
        ("energy", 1, "1000", "kj kilojoule kilojoules"),
        ("power", 1, "1", "watt watts"),
        ("power", 1, "1000", "kw kilowatt kilowatts"),
        ("frequency", 1, "1", "hz hertz"),
    ];

    private static readonly FrozenDictionary<string, Unit> ByName = Table
        .SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, Unit.Of(row.Dimension, row.Power, row.Factor, row.Names))))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool IsUnit(string word) => ByName.ContainsKey(word) || word is "mph" or "kph";

    /// <summary>The unit that words say: <c>square feet</c>, <c>cm^2</c>, <c>miles per hour</c>, <c>cups of milk</c>; null when none of them is one.</summary>
    public static Unit? Find(string words)
    {
        Unit? total = null;
        var (power, divides) = (1, false);
        foreach (var word in words.Split(' ', '-'))
        {
            var parts = word.Split('/');
            for (var i = 0; i < parts.Length; i++)
            {
                divides |= i > 0 || parts[i] is "per";
                power = parts[i] switch
                {
                    "square" or "sq" or "sq." => 2,
                    "cubic" or "cu" => 3,
                    _ => power,
                };
                if (parts[i] is "squared" or "cubed" && total is { } squared)
                {
                    total = squared.Raise(parts[i] == "squared" ? 2 : 3);
                }
                else if (Read(parts[i]) is { } unit)
                {
                    var raised = unit.Raise(divides ? -power : power);
                    total = total is { } before ? before.Times(raised) : raised;
                    (power, divides) = (1, false);
                }
            }
        }

        return total;
    }

    private static Unit? Read(string word)
    {
        var caret = word.IndexOf('^', StringComparison.Ordinal);
        if (caret < 0)
        {
            return word.ToLowerInvariant() switch
            {
                "mph" => Find("miles/hour"),
                "kph" or "kmh" => Find("km/hour"),
                _ => ByName.TryGetValue(word, out var unit) ? unit : null,
            };
        }

        return ByName.TryGetValue(word[..caret], out var known) && int.TryParse(word[(caret + 1)..], out var power) && power is >= -3 and <= 3 and not 0 ? known.Raise(power) : null;
    }
}
