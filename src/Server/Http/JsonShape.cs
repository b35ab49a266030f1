using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Verify.Search;

namespace Verify.Server.Http;

/// <summary>
/// Compares a JSON value with the request type it will become and gathers every difference: what the published schema says of a type
/// (its fields, their types, ranges and allowed values) is read from the same declarations that are enforced here.
/// </summary>
internal sealed class JsonShape
{
    private readonly List<RequestError> _errors = [];

    /// <summary>Every difference between the value at <paramref name="path"/> and its type.</summary>
    public IReadOnlyList<RequestError> Check(JsonElement value, JsonTypeInfo type, string path = JsonPath.Root)
    {
        CheckValue(value, type, path, null);
        return _errors;
    }

    private void CheckValue(JsonElement value, JsonTypeInfo type, string path, JsonPropertyInfo? declaration)
    {
        var wanted = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (wanted == typeof(JsonElement))
        {
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when Expect(value, JsonValueKind.Object, "an object", path):
                CheckObject(value, type, path);
                break;
            case JsonTypeInfoKind.Enumerable when Expect(value, JsonValueKind.Array, "an array", path):
                CheckItems(value, type.Options.GetTypeInfo(type.ElementType!), path);
                break;
            case JsonTypeInfoKind.Dictionary when Expect(value, JsonValueKind.Object, "an object", path):
                CheckEntries(value, type.Options.GetTypeInfo(type.ElementType!), path);
                break;
            case JsonTypeInfoKind.None:
                CheckScalar(value, wanted, path, declaration);
                break;
        }
    }

    private void CheckObject(JsonElement value, JsonTypeInfo type, string path)
    {
        var declared = type.Properties.ToDictionary(property => property.Name);
        foreach (var field in value.EnumerateObject())
        {
            var fieldPath = JsonPath.Field(path, field.Name);
            if (!declared.TryGetValue(field.Name, out var property))
            {
                // Each request type says itself whether a field it does not have is refused or ignored.
                if (type.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow)
                {
                    Refuse(fieldPath, $"There is no such field; there are {string.Join(", ", declared.Keys)}.");
                }
            }
            else if (field.Value.ValueKind != JsonValueKind.Null)
            {
                CheckValue(field.Value, type.Options.GetTypeInfo(property.PropertyType), fieldPath, property);
            }
            else if (property.IsRequired)
            {
                Refuse(fieldPath, "The field is null, but it is required.");
            }
        }

        foreach (var missing in declared.Values.Where(property => property.IsRequired && !value.TryGetProperty(property.Name, out _)))
        {
            Refuse(JsonPath.Field(path, missing.Name), "The field is missing, but it is required.");
        }
    }

    private void CheckItems(JsonElement value, JsonTypeInfo element, string path)
    {
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            CheckValue(item, element, JsonPath.Item(path, index++), null);
        }
    }

    private void CheckEntries(JsonElement value, JsonTypeInfo element, string path)
    {
        foreach (var entry in value.EnumerateObject())
        {
            CheckValue(entry.Value, element, JsonPath.Field(path, entry.Name), null);
        }
    }

    private void CheckScalar(JsonElement value, Type wanted, string path, JsonPropertyInfo? declaration)
    {
        if (wanted == typeof(string))
        {
            if (Expect(value, JsonValueKind.String, "a string", path))
            {
                CheckAllowed(value.GetString()!, path, declaration);
            }
        }
        else if (wanted == typeof(bool))
        {
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                Refuse(path, $"The value is {Describe(value)}, but true or false is expected.");
            }
        }
        else if (wanted == typeof(int) || wanted == typeof(long))
        {
            if (value.ValueKind is not JsonValueKind.Number || !value.TryGetInt64(out var whole))
            {
                Refuse(path, $"The value is {Describe(value)}, but an integer is expected{RangeOf(declaration)}.");
            }
            else
            {
                CheckRange(value, whole, path, declaration, wanted == typeof(int));
            }
        }
        else if (value.ValueKind is not JsonValueKind.Number || !double.IsFinite(value.GetDouble()))
        {
            Refuse(path, $"The value is {Describe(value)}, but a finite number is expected{RangeOf(declaration)}.");
        }
        else
        {
            CheckRange(value, value.GetDouble(), path, declaration, narrow: false);
        }
    }

    private void CheckAllowed(string text, string path, JsonPropertyInfo? declaration)
    {
        if (Attribute<AllowedValuesAttribute>(declaration) is { } allowed && !allowed.Values.Contains(text))
        {
            Refuse(path, $"The value is {Quoted(text)}; allowed are {string.Join(", ", allowed.Values)}.");
        }
    }

    private void CheckRange(JsonElement value, double number, string path, JsonPropertyInfo? declaration, bool narrow)
    {
        if (Attribute<RangeAttribute>(declaration) is { } range && (number < Bound(range.Minimum) || number > Bound(range.Maximum)))
        {
            Refuse(path, $"The value is {Describe(value)}; allowed is {range.Minimum} to {range.Maximum}.");
        }
        else if (narrow && number is < int.MinValue or > int.MaxValue)
        {
            var least = Attribute<LeastAttribute>(declaration)?.Value ?? int.MinValue;
            Refuse(
                path,
                string.Create(CultureInfo.InvariantCulture, $"The value is {Describe(value)}; allowed is {least} to {int.MaxValue}.")
            );
        }
    }

    private bool Expect(JsonElement value, JsonValueKind kind, string wanted, string path)
    {
        if (value.ValueKind == kind)
        {
            return true;
        }

        Refuse(path, $"The value is {Describe(value)}, but {wanted} is expected.");
        return false;
    }

    private void Refuse(string path, string message) => _errors.Add(new RequestError(path, message));

    private static string RangeOf(JsonPropertyInfo? declaration) =>
        Attribute<RangeAttribute>(declaration) is { } range ? $" from {range.Minimum} to {range.Maximum}" : "";

    private static T? Attribute<T>(JsonPropertyInfo? declaration)
        where T : Attribute => declaration?.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();

    private static double Bound(object bound) => Convert.ToDouble(bound, CultureInfo.InvariantCulture);

    internal static string Describe(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "the string " + Quoted(value.GetString()!),
            JsonValueKind.Number => Shortened(value.GetRawText()),
            _ => value.GetRawText(),
        };

    private static string Quoted(string text) => $"'{Shortened(text)}'";

    private static string Shortened(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
