using System.Text.Json;
using System.Text.Json.Nodes;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Tests.Tokenization;

/// <summary>The small tokenizers of the fixtures folder, one of each published structure.</summary>
internal static class TokenizerFixtures
{
    public static IReadOnlyList<string> Families { get; } = ["gpt2", "llama3", "qwen2", "smollm2", "splits", "demo"];

    public static string PathOf(string family) =>
        Path.Combine(AppContext.BaseDirectory, "Tokenization", "Fixtures", $"{family}.tokenizer.json");

    public static ITokenizer Load(string family) => TokenizerFile.Load(PathOf(family));

    /// <summary>The family's file with one change, as a tokenizer.</summary>
    public static TokenizerDescription Changed(string family, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(File.ReadAllText(PathOf(family)))!;
        change(root);
        return TokenizerFile.Parse(JsonSerializer.SerializeToUtf8Bytes(root), "model/tokenizer.json");
    }

    public static IEnumerable<(string Text, int[] Ids)> Expected(string family)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Tokenization", "Fixtures", "expected.json");
        return JsonNode.Parse(File.ReadAllText(path))![family]!
            .AsArray()
            .Select(entry => (entry!["text"]!.GetValue<string>(), entry["ids"]!.AsArray().Select(id => id!.GetValue<int>()).ToArray()));
    }
}
