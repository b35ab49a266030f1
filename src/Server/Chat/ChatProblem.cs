using System.Text.Json;
using Verify.Search;
using Verify.Server.Http;

namespace Verify.Server.Chat;

/// <summary>
/// Makes one problem of a request's messages: the texts of all system, developer and user messages in order, an empty line between them.
/// A policy's template has one place, for a problem; turns of an assistant have none, so they are refused rather than dropped.
/// </summary>
internal static class ChatProblem
{
    /// <exception cref="RefusedException">The messages are no single problem.</exception>
    public static string Of(IReadOnlyList<ChatMessage> messages)
    {
        var errors = new List<RequestError>();
        var texts = new List<string>();
        for (var index = 0; index < messages.Count; index++)
        {
            var path = JsonPath.Item("messages", index);
            if (messages[index].Role is "system" or "developer" or "user")
            {
                ReadContent(messages[index].Content, path + ".content", texts, errors);
            }
            else
            {
                errors.Add(RefusedRole(messages[index].Role, path));
            }
        }

        if (errors.Count == 0 && !messages.Any(message => message.Role == "user"))
        {
            errors.Add(new RequestError("messages", "There is no user message; send the problem as one."));
        }

        return errors.Count == 0 ? string.Join("\n\n", texts) : throw new RefusedException(Refusal.Fields(errors));
    }

    private static RequestError RefusedRole(string role, string path) =>
        role switch
        {
            "assistant" or "tool" or "function" => new(
                path + ".role",
                $"A conversation of several turns cannot be honoured ('{role}'); send the whole problem in user messages."
            ),
            _ => new(path + ".role", $"The value is '{role}'; allowed are system, developer, user."),
        };

    private static void ReadContent(JsonElement? content, string path, List<string> texts, List<RequestError> errors)
    {
        switch (content)
        {
            case { ValueKind: JsonValueKind.String } text:
                texts.Add(text.GetString()!);
                break;
            case { ValueKind: JsonValueKind.Array } parts:
                var index = 0;
                var read = parts.EnumerateArray().Select(part => ReadPart(part, JsonPath.Item(path, index++), errors)).ToList();
                texts.Add(string.Concat(read));
                break;
            default:
                errors.Add(new RequestError(path, "The content is neither a string nor a list of parts of type 'text'; send one of them."));
                break;
        }
    }

    private static string ReadPart(JsonElement part, string path, List<RequestError> errors)
    {
        if (
            part.ValueKind is not JsonValueKind.Object
            || !part.TryGetProperty("type", out var type)
            || type.ValueKind is not JsonValueKind.String
        )
        {
            errors.Add(new RequestError(path, "The part has no type; send {\"type\": \"text\", \"text\": \"…\"}."));
        }
        else if (!type.ValueEquals("text"))
        {
            errors.Add(
                new RequestError(path + ".type", $"The value is {JsonShape.Describe(type)}, but only parts of type 'text' can be read.")
            );
        }
        else if (!part.TryGetProperty("text", out var text) || text.ValueKind is not JsonValueKind.String)
        {
            errors.Add(new RequestError(path + ".text", "The part has no text; send {\"type\": \"text\", \"text\": \"…\"}."));
        }
        else
        {
            return text.GetString()!;
        }

        return "";
    }
}
