using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Verify.Search;

namespace Verify.Server.Http;

/// <summary>
/// Finds what makes well-formed JSON ambiguous or unreadable, whatever its shape: repeated fields and strings that are no text.
/// </summary>
/// <param name="rawItemsOf">A field of the root that holds a list whose strings need be no text.</param>
internal sealed class JsonTextCheck(string? rawItemsOf)
{
    private readonly List<RequestError> _errors = [];

    public IReadOnlyList<RequestError> Check(JsonElement root)
    {
        Visit(root, JsonPath.Root);
        return _errors;
    }

    private void Visit(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when TextOf(element) is null:
                _errors.Add(new RequestError(path, "The string " + Fault(JsonMarshal.GetRawUtf8Value(element))));
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    if (path != rawItemsOf || item.ValueKind is not JsonValueKind.String)
                    {
                        Visit(item, JsonPath.Item(path, index));
                    }

                    index++;
                }

                break;
            case JsonValueKind.Object:
                VisitObject(element, path);
                break;
        }
    }

    private void VisitObject(JsonElement element, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!TryName(property, out var name))
            {
                _errors.Add(new RequestError(path, "A field's name " + Fault(JsonMarshal.GetRawUtf8PropertyName(property))));
                continue;
            }

            if (!seen.Add(name))
            {
                _errors.Add(new RequestError(JsonPath.Field(path, name), "The field is given more than once; give it once."));
            }

            Visit(property.Value, JsonPath.Field(path, name));
        }
    }

    /// <summary>
    /// The text of a string; null when it is none. The escape of a lone surrogate is valid JSON syntax, so the parser lets it pass and only
    /// reading the string as text fails.
    /// </summary>
    public static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Fault(ReadOnlySpan<byte> noText) =>
        Utf8.IsValid(noText)
            ? "holds a lone surrogate (half of a UTF-16 pair), which is no character; send whole characters."
            : "holds bytes that are no UTF-8; send it encoded in UTF-8.";

    private static bool TryName(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }
}
