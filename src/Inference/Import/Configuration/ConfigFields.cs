using System.Text.Json;
using Verify.Inference.Import.Files;

namespace Verify.Inference.Import.Configuration;

/// <summary>Fields of a JSON object whose faults are collected; a faulty field reads as zero, an absent or null one as missing.</summary>
internal sealed class ConfigFields(JsonElement element, FileErrors problems, string prefix = "")
{
    private const int MostCounted = 1 << 24;

    public bool Has(string name) => Value(name) is not null;

    /// <summary>The full names of the fields whose values are objects.</summary>
    public IEnumerable<string> Objects =>
        element.EnumerateObject().Where(inner => inner.Value.ValueKind == JsonValueKind.Object).Select(inner => FullName(inner.Name));

    public string FullName(string name) => prefix + name;

    public ConfigFields? Object(string name)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new ConfigFields(value, problems, $"{FullName(name)}.");
        }

        Faulty(name, "an object");
        return null;
    }

    public string? Text(string name) => Value(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public IReadOnlyList<string> Texts(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    /// <summary>A positive whole number; <paramref name="missing"/> where it is absent, an error where that is null.</summary>
    /// <param name="most">The largest value that is accepted: a damaged file must not make the import allocate all memory.</param>
    public int Count(string name, int? missing = null, int most = MostCounted)
    {
        if (Value(name) is not { } value)
        {
            return missing ?? Missing(name);
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count > 0 && count <= most
            ? count
            : Faulty(name, $"a positive whole number up to {most}");
    }

    /// <summary>A positive finite number; <paramref name="missing"/> where it is absent, an error where that is null.</summary>
    public double Number(string name, double? missing = null)
    {
        if (Value(name) is not { } value)
        {
            return missing ?? Missing(name);
        }

        return value.ValueKind == JsonValueKind.Number && value.GetDouble() is > 0 and < double.PositiveInfinity and var number
            ? number
            : Faulty(name, "a positive number");
    }

    public bool Flag(string name)
    {
        var kind = Value(name)?.ValueKind;
        if (kind is not (null or JsonValueKind.True or JsonValueKind.False))
        {
            Faulty(name, "true or false");
        }

        return kind == JsonValueKind.True;
    }

    /// <summary>One token id, or a list of them; none where the field is absent.</summary>
    public IReadOnlyList<int> Ids(string name)
    {
        if (Value(name) is not { } value)
        {
            return [];
        }

        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        if (items.All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var id) && id >= 0))
        {
            return [.. items.Select(item => item.GetInt32())];
        }

        Faulty(name, "token ids");
        return [];
    }

    private JsonElement? Value(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private int Missing(string name)
    {
        problems.Add($"{FullName(name)} is missing");
        return 0;
    }

    private int Faulty(string name, string expected)
    {
        problems.Add($"{FullName(name)} is {Value(name)!.Value.GetRawText()} where {expected} is expected");
        return 0;
    }
}
