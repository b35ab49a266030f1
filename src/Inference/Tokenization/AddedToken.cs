using System.Text.Json;

namespace Verify.Inference.Tokenization;

/// <summary>An entry of <c>added_tokens</c>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">How it is spelled.</param>
/// <param name="Special">True: never read from user text. False: user text that spells it becomes it.</param>
/// <param name="Normalized">Whether it is looked for after normalisation.</param>
internal sealed record AddedToken(int Id, string Content, bool Special, bool Normalized)
{
    public static List<AddedToken> ReadAll(JsonElement root, string path)
    {
        var tokens = new List<AddedToken>();
        if (!root.TryGetProperty("added_tokens", out var entries) || entries.ValueKind == JsonValueKind.Null)
        {
            return tokens;
        }

        foreach (var entry in entries.EnumerateArray())
        {
            var content = entry.Text("content") ?? "";
            foreach (var flag in new[] { "lstrip", "rstrip", "single_word" })
            {
                if (entry.Flag(flag))
                {
                    throw new ModelFormatException(
                        $"{path}: the added token '{content}' has {flag} true, which is not supported: "
                            + "tokens are matched exactly as they are spelled."
                    );
                }
            }

            var token = new AddedToken(entry.GetProperty("id").GetInt32(), content, entry.Flag("special"), entry.Flag("normalized"));
            var isKnown = tokens.Any(other => other.Content == content || other.Id == token.Id);
            if (isKnown || content.Length == 0 || token.Id is < 0 or > TokenizerReader.LargestId)
            {
                throw new ModelFormatException(
                    $"{path}: the added token '{content}' with id {token.Id} is empty, out of range or given twice. Fetch the file again."
                );
            }

            tokens.Add(token);
        }

        return tokens;
    }
}
