using System.Text.Json;

namespace Verify.Inference.Import.Configuration;

/// <summary>Fields of a JSON object whose faults are collected; a faulty field reads as zero.</summary>
internal sealed class ConfigFields(JsonElement element, Problems problems, string prefix = "")
{
    private const int MostCounted = 1 << 24;

    public bool Has(string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public ConfigFields? Object(string name) =>
        Has(name) && element.GetProperty(name) is { ValueKind: JsonValueKind.Object } inner ? new ConfigFields(inner, problems, $"{prefix}{name}.") : null;

    public string? Text(string name) => Has(name) && element.GetProperty(name).ValueKind == JsonValueKind.String ? element.GetProperty(name).GetString() : null;

    /// <summary>A positive whole number; <paramref name="missing"/> where it is absent, an error where that is null.</summary>
    /// <param name="most">The largest that is believed: a damaged file must not ask for all memory.</param>
    public int Count(string name, int? missing = null, int most = MostCounted)
    {
        if (!Has(name))
        {
            if (missing is null)
            {
                problems.Add($"{prefix}{name} is missing");
            }

            return missing ?? 0;
        }

        if (element.GetProperty(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var count) && count > 0 && count <= most)
        {
            return count;
        }

        problems.Add($"{prefix}{name} is {element.GetProperty(name).GetRawText()} where a positive whole number up to {most} is expected");
        return 0;
    }

    /// <summary>A positive finite number.</summary>
    public double Number(string name, double? missing = null)
    {
        if (!Has(name))
        {
            if (missing is null)
            {
                problems.Add($"{prefix}{name} is missing");
            }

            return missing ?? 0;
        }

        if (element.GetProperty(name) is { ValueKind: JsonValueKind.Number } value && value.GetDouble() is var number && number > 0 && double.IsFinite(number))
        {
            return number;
        }

        problems.Add($"{prefix}{name} is {element.GetProperty(name).GetRawText()} where a positive number is expected");
        return 0;
    }

    public bool Flag(string name, bool missing = false)
    {
        if (!Has(name))
        {
            return missing;
        }

        var kind = element.GetProperty(name).ValueKind;
        if (kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            problems.Add($"{prefix}{name} is {element.GetProperty(name).GetRawText()} where true or false is expected");
        }

        return kind == JsonValueKind.True;
    }

    /// <summary>One number, or a list of numbers; none where the field is absent.</summary>
    public IReadOnlyList<int> Ids(string name)
    {
        if (!Has(name))
        {
            return [];
        }

        var value = element.GetProperty(name);
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        var ids = new List<int>();
        foreach (var item in items)
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var id) && id >= 0)
            {
                ids.Add(id);
            }
            else
            {
                problems.Add($"{prefix}{name} holds {item.GetRawText()} where token ids are expected");
            }
        }

        return ids;
    }

    public IReadOnlyList<string> Texts(string name) => Has(name) && element.GetProperty(name).ValueKind == JsonValueKind.Array
        ? [.. element.GetProperty(name).EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : [];
}
