using System.Text.Json;
using Verify.Search.Requests;

namespace Verify.Search.Options;

/// <summary>Yes or no.</summary>
internal sealed class BooleanOption(OptionSet set, string name, bool defaultValue, string summary) : Option(set, name, summary)
{
    public override JsonElement Default => JsonSerializer.SerializeToElement(defaultValue);

    public bool Of(SearchPlan plan) => ValueIn(plan).GetBoolean();

    public override OptionDescription Describe() => new(Name, "boolean", Default, null, null, Summary);

    public override string? Check(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? null
            : $"{RequestErrors.Shown(value.GetRawText())} is not allowed; give true or false.";
}

/// <summary>One of several words.</summary>
internal sealed class ChoiceOption(OptionSet set, string name, IReadOnlyList<string> allowed, string summary) : Option(set, name, summary)
{
    public override JsonElement Default => JsonSerializer.SerializeToElement(allowed[0]);

    public string Of(SearchPlan plan) => ValueIn(plan).GetString()!;

    public override OptionDescription Describe() => new(Name, "string", Default, null, null, Summary) { Allowed = allowed };

    public override string? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && allowed.Contains(value.GetString())
            ? null
            : $"{RequestErrors.Shown(value.GetRawText())} is not allowed; give one of {string.Join(", ", allowed)}.";
}

/// <summary>A text up to a length.</summary>
internal sealed class TextOption(OptionSet set, string name, string defaultValue, int longest, string summary) : Option(set, name, summary)
{
    public override JsonElement Default => JsonSerializer.SerializeToElement(defaultValue);

    public string Of(SearchPlan plan) => ValueIn(plan).GetString()!;

    public override OptionDescription Describe() => new(Name, "string", Default, null, null, Summary) { MaxLength = longest };

    public override string? Check(JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? $"{RequestErrors.Shown(value.GetRawText())} is not allowed; give a text."
        : value.GetString()!.Length > longest ? $"A text of {value.GetString()!.Length} characters is not allowed; give at most {longest}."
        : null;
}
