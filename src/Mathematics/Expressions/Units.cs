using System.Collections.Frozen;

namespace Verify.Mathematics.Expressions;

/// <summary>Units of measure by name: what they measure and, where that is exact, how many base units one is.</summary>
internal static class Units
{
    // Each row: the powers of what is measured, the factor to the base unit (none: not exactly convertible), the names; those with a
    // capital, and single letters, are written as they stand.
    private static readonly (string Dimension, string? Factor, string Names)[] Table =
    [
        ("time:1", "1", "second seconds sec secs s"),
        ("time:1", "60", "minute minutes min mins"),
        ("time:1", "3600", "hour hours hr hrs h"),
        ("time:1", "86400", "day days"),
        ("time:1", "604800", "week weeks"),
        ("months:1", "1", "month months"),
        ("months:1", "12", "year years yr yrs"),
        ("months:1", "120", "decade decades"),
        ("length:1", "1/1000000000", "nm nanometer nanometers"),
        ("length:1", "1/1000", "millimeter millimeters millimetre millimetres mm"),
        ("length:1", "1/100", "centimeter centimeters centimetre centimetres cm"),
        ("length:1", "1/10", "decimeter decimeters dm"),
        ("length:1", "1", "meter meters metre metres m"),
        ("length:1", "1000", "kilometer kilometers kilometre kilometres km"),
        ("length:1", "127/5000", "inch inches in"),
        ("length:1", "381/1250", "foot feet ft"),
        ("length:1", "1143/1250", "yard yards yd yds"),
        ("length:1", "201168/125", "mile miles mi"),
        ("length:2", "10000", "hectare hectares ha"),
        ("length:2", "316160658/78125", "acre acres"),
        ("length:1", "1/1000000", "um micrometer micrometers micrometre micrometres micron microns"),
        ("time:1", "1/1000", "ms millisecond milliseconds"),
        ("time:1", "1/1000000", "us microsecond microseconds"),
        ("mass:1", "1/1000000000", "ug microgram micrograms"),
        ("mass:1", "1/1000000", "milligram milligrams mg"),
        ("mass:1", "1/1000", "gram grams g"),
        ("mass:1", "1", "kilogram kilograms kg kgs"),
        ("mass:1", "1000", "tonne tonnes"),
        ("mass:1", "45359237/1600000000", "ounce ounces oz"),
        ("mass:1", "45359237/100000000", "pound pounds lb lbs"),
        ("mass:1", null, "ton tons"),
        ("length:3", "1/1000000", "milliliter milliliters millilitre millilitres ml"),
        ("length:3", "1/100000", "centiliter centiliters cl"),
        ("length:3", "1/1000", "liter liters litre litres l L"),
        ("volume:1", "1", "teaspoon teaspoons tsp"),
        ("volume:1", "3", "tablespoon tablespoons tbsp"),
        ("volume:1", "48", "cup cups"),
        ("volume:1", "96", "pint pints"),
        ("volume:1", "192", "quart quarts"),
        ("volume:1", "768", "gallon gallons gal"),
        ("money:1", "1", "dollar dollars usd buck bucks"),
        ("money:1", "1/100", "cent cents ¢"),
        ("money:1", "1/100", "penny pennies"),
        ("money:1", "1/20", "nickel nickels"),
        ("money:1", "1/10", "dime dimes"),
        ("euros:1", "1", "euro euros eur"),
        ("pounds-sterling:1", "1", "GBP sterling quid"),
        ("yen:1", "1", "yen JPY"),
        ("yuan:1", "1", "yuan CNY RMB"),
        ("rupees:1", "1", "rupee rupees INR"),
        ("canadian-dollars:1", "1", "CAD"),
        ("australian-dollars:1", "1", "AUD"),
        ("count:1", "12", Unit.Dozen),
        ("temperature:1", null, "kelvin kelvins K"),
        ("celsius:1", null, "celsius C"),
        ("fahrenheit:1", null, "fahrenheit F"),
        ("length:1 mass:1 time:-2", "1", "newton newtons N"),
        ("length:1 mass:1 time:-2", "1000", "kN kilonewton kilonewtons"),
        ("length:2 mass:1 time:-2", "1", "joule joules J"),
        ("length:2 mass:1 time:-2", "1000", "kJ kilojoule kilojoules"),
        ("length:2 mass:1 time:-2", "3600000", "kWh"),
        ("length:-1 mass:1 time:-2", "1", "Pa pascal pascals"),
        ("length:-1 mass:1 time:-2", "1000", "kPa kilopascal kilopascals"),
        ("length:-1 mass:1 time:-2", "101325", "atm atmosphere atmospheres"),
        ("length:2 mass:1 time:-3", "1", "watt watts W"),
        ("length:2 mass:1 time:-3", "1000", "kW kilowatt kilowatts"),
        ("time:-1", "1", "Hz hertz"),
        ("time:-1", "1000", "kHz kilohertz"),
        ("current:1", "1", "ampere amperes A"),
        ("current:-1 length:2 mass:1 time:-3", "1", "volt volts V"),
        ("current:-2 length:2 mass:1 time:-3", "1", "ohm ohms"),
        ("current:-2 length:2 mass:1 time:-3", "1000", "kohm kilohm kilohms kiloohm kiloohms"),
        ("current:-2 length:2 mass:1 time:-3", "1000000", "Mohm megohm megohms"),
        ("current:1", "1/1000", "mA milliampere milliamperes"),
        ("current:-1 length:2 mass:1 time:-3", "1000", "kV kilovolt kilovolts"),
        ("time:-1", "1000000", "MHz megahertz"),
        ("time:-1", "1000000000", "GHz gigahertz"),
        ("length:2 mass:1 time:-2", "1000000", "MJ megajoule megajoules"),
        ("length:2 mass:1 time:-3", "1000000", "MW megawatt megawatts"),
        ("length:-1 mass:1 time:-2", "1000000", "MPa megapascal megapascals"),
        ("volume:1", "6", "fluid-ounce fluid-ounces"),
        ("current:1 time:1", "1", "coulomb coulombs"),
        ("substance:1", "1", "mol mole moles"),
    ];

    private static readonly FrozenDictionary<string, Unit> ByName = Table
        .SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, Unit.Of(row.Dimension, row.Factor, row.Names))))
        .ToFrozenDictionary();

    // "cups of milk", "people in all", "hours by car": what is said behind them is no part of the unit.
    private static readonly FrozenSet<string> Asides = new[] { "of", "in", "for", "from", "at", "on", "by", "with" }.ToFrozenSet();

    public static bool IsUnit(string word) => Named(word) is not null;

    /// <summary>
    /// Whether every word is a unit, or says to which power one is: what words behind a sign must be to belong to the unit before it.
    /// </summary>
    public static bool IsProduct(string words) =>
        words.Split(' ', '/').All(word => word.Length == 0 || word == "per" || PowerOf(word) is not null || Read(word) is not null);

    /// <summary>
    /// The unit that words say: <c>square feet</c>, <c>cm^2</c>, <c>miles per hour</c>, <c>cups of milk</c>; null when none of them is one.
    /// </summary>
    public static Unit? Find(string words)
    {
        Unit? total = null;
        var (power, divides, isAside, isFirst) = (1, false, false, true);
        foreach (var word in words.Split(' ', '-'))
        {
            var parts = word.Split('/');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0 || parts[i] is "per")
                {
                    (divides, isAside) = (true, false);
                }

                power = PowerOf(parts[i]) ?? power;
                if (isAside)
                {
                    continue;
                }

                if (parts[i] is "squared" or "cubed" && total is { } squared)
                {
                    total = squared.Raise(parts[i] == "squared" ? 2 : 3);
                }
                else if ((parts[i] != "in" || isFirst || divides || power > 1) && Read(parts[i]) is { } unit)
                {
                    var raised = unit.Raise(divides ? -power : power);
                    total = total is { } before ? before.Times(raised) : raised;
                    (power, divides) = (1, false);
                }

                isAside = total is not null && Asides.Contains(parts[i]) && !(isFirst && parts[i] == "in");
                isFirst = false;
            }
        }

        return total;
    }

    private static int? PowerOf(string word) =>
        word switch
        {
            "square" or "sq" or "sq." => 2,
            "cubic" or "cu" => 3,
            _ => null,
        };

    private static Unit? Read(string word)
    {
        var caret = word.IndexOf('^', StringComparison.Ordinal);
        return caret < 0 ? Named(word)
            : Named(word[..caret]) is { } known && int.TryParse(word[(caret + 1)..], out var power) && power is >= 1 and <= 4
                ? known.Raise(power)
            : null;
    }

    private static Unit? Named(string word)
    {
        if (ByName.TryGetValue(word, out var unit))
        {
            return unit;
        }

        return word.Length == 1
            ? null
            : word.ToLowerInvariant() switch
            {
                "mph" => Find("miles/hour"),
                "kph" or "kmh" => Find("km/hour"),
                var lower => ByName.TryGetValue(lower, out unit) ? unit : null,
            };
    }
}
