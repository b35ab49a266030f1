using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Search;

/// <summary>Writes the values of an enumeration as responses name them.</summary>
internal sealed class KebabNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
