using System.Text.Json.Nodes;

namespace Verify.Tests.Shared.Checkpoints;

/// <summary>A tokenizer.json of the demo's structure whose vocabulary is the special tokens, the 256 bytes and a few merges.</summary>
public static class ByteTokenizerJson
{
    private static readonly string[] Merges = ["t h", "th e", "Ġ the", "i n"];

    public static int SpecialId(IReadOnlyList<string> special, string spelling)
    {
        ArgumentNullException.ThrowIfNull(special);
        return special.ToList().IndexOf(spelling);
    }

    public static JsonObject Build(IReadOnlyList<string> special)
    {
        ArgumentNullException.ThrowIfNull(special);
        var tokens = special.Concat(ByteSymbols()).Concat(Merges.Select(merge => merge.Replace(" ", "", StringComparison.Ordinal)));
        var vocabulary = new JsonObject();
        foreach (var token in tokens)
        {
            vocabulary[token] = vocabulary.Count;
        }

        return new JsonObject
        {
            ["version"] = "1.0",
            ["added_tokens"] = new JsonArray([.. special.Select((content, id) => Added(content, id))]),
            ["normalizer"] = null,
            ["pre_tokenizer"] = new JsonObject
            {
                ["type"] = "Sequence",
                ["pretokenizers"] = new JsonArray(
                    new JsonObject { ["type"] = "Digits", ["individual_digits"] = true },
                    new JsonObject
                    {
                        ["type"] = "ByteLevel",
                        ["add_prefix_space"] = false,
                        ["use_regex"] = true,
                    }
                ),
            },
            ["post_processor"] = null,
            ["model"] = new JsonObject
            {
                ["type"] = "BPE",
                ["vocab"] = vocabulary,
                ["merges"] = new JsonArray([.. Merges.Select(merge => JsonValue.Create(merge))]),
            },
        };
    }

    private static JsonObject Added(string content, int id) =>
        new()
        {
            ["id"] = id,
            ["content"] = content,
            ["single_word"] = false,
            ["lstrip"] = false,
            ["rstrip"] = false,
            ["normalized"] = false,
            ["special"] = true,
        };

    private static IEnumerable<string> ByteSymbols()
    {
        var next = 256;
        for (var value = 0; value < 256; value++)
        {
            var prints = value is (>= 33 and <= 126) or (>= 161 and <= 172) or >= 174;
            yield return ((char)(prints ? value : next++)).ToString();
        }
    }
}
