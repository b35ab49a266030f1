using System.Globalization;
using System.Text.Json;
using Verify.Search.Requests;

namespace Verify.Search.Strategies;

/// <summary>An option of a strategy.</summary>
internal abstract class StrategyOption(string name, string summary)
{
    public string Name { get; } = name;

    protected string Summary { get; } = summary;

    public abstract JsonElement Default { get; }

    public abstract OptionDescription Describe();

    /// <summary>What is wrong with a value; null for an allowed one.</summary>
    public abstract string? Check(JsonElement value);
}

/// <summary>A whole number in a range.</summary>
internal sealed class IntegerOption(string name, int defaultValue, int minimum, int maximum, string summary) : StrategyOption(name, summary)
{
    public override JsonElement Default => JsonSerializer.SerializeToElement(defaultValue);

    public int Of(SearchPlan plan) => plan.Options[Name].GetInt32();

    public override OptionDescription Describe() => new(Name, "integer", Default, minimum, maximum, Summary);

    public override string? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= minimum && number <= maximum
            ? null
            : $"{RequestErrors.Shown(value.GetRawText())} is not allowed; give a whole number from {minimum} to {maximum}.";
}

/// <summary>A number in a range.</summary>
internal sealed class NumberOption(string name, double defaultValue, double minimum, double maximum, string summary)
    : StrategyOption(name, summary)
{
    public override JsonElement Default => JsonSerializer.SerializeToElement(defaultValue);

    public double Of(SearchPlan plan) => plan.Options[Name].GetDouble();

    public override OptionDescription Describe() => new(Name, "number", Default, minimum, maximum, Summary);

    public override string? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= minimum && number <= maximum
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{RequestErrors.Shown(value.GetRawText())} is not allowed; give a number from {minimum} to {maximum}."
            );
}
