using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Search.Events;

/// <summary>
/// Events as JSON: an object each, whose <c>type</c> comes first. Read and written as <see cref="SearchEvent"/>; what is written of a
/// derived record alone has no type.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(SearchEvent))]
public sealed partial class SearchEventJson : JsonSerializerContext;
