using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Server.Chat;

/// <summary>
/// What the chat endpoint reads and writes; names that are not camelCase are declared on the types, with readers and writers compiled in:
/// reflection at the first request would cost a second.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatContentPart))]
[JsonSerializable(typeof(ChatCompletion))]
[JsonSerializable(typeof(ChatChunk))]
internal sealed partial class ChatJson : JsonSerializerContext;
