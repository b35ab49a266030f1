using System.Globalization;
using System.Text.Json;
using Verify.Search.Requests;

namespace Verify.Search.Options;

/// <summary>A whole number in a range.</summary>
internal sealed class IntegerOption(OptionSet set, string name, int defaultValue, int minimum, int maximum, string summary)
    : Option(set, name, summary)
{
    public override JsonElement Default => JsonSerializer.SerializeToElement(defaultValue);

    public int Of(SearchPlan plan) => ValueIn(plan).GetInt32();

    public override OptionDescription Describe() => new(Name, "integer", Default, minimum, maximum, Summary);

    public override string? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= minimum && number <= maximum
            ? null
            : $"{RequestErrors.Shown(value.GetRawText())} is not allowed; give a whole number from {minimum} to {maximum}.";
}

/// <summary>A number in a range.</summary>
internal sealed class NumberOption(OptionSet set, string name, double defaultValue, double minimum, double maximum, string summary)
    : Option(set, name, summary)
{
    public override JsonElement Default => JsonSerializer.SerializeToElement(defaultValue);

    public double Of(SearchPlan plan) => ValueIn(plan).GetDouble();

    public override OptionDescription Describe() => new(Name, "number", Default, minimum, maximum, Summary);

    public override string? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= minimum && number <= maximum
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{RequestErrors.Shown(value.GetRawText())} is not allowed; give a number from {minimum} to {maximum}."
            );
}
