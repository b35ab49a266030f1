using System.Text.Json.Nodes;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Tests.Tokenization;

public sealed class UnreadableTokenizerTests
{
    public static TheoryData<string, string, string> Changes =>
        new()
        {
            { "model.type", "\"Unigram\"", "model.type is 'Unigram'" },
            { "model.type", "\"WordPiece\"", "model.type is 'WordPiece'" },
            { "model.dropout", "0.1", "model.dropout is 0.1" },
            { "model.end_of_word_suffix", "\"</w>\"", "model.end_of_word_suffix is '</w>'" },
            { "model.vocab", "{}", "model.vocab is empty" },
            { "model.vocab", "{\"a\":0,\"b\":0}", "the id 0, which is out of range or given twice" },
            { "model.vocab", "{\"你\":300}", "'你', which is not spelled in the byte-level alphabet" },
            { "model.vocab", "{\"a\":300}", "no token for" },
            { "model.merges", "[\"a\"]", "\"a\", which is not a pair" },
            { "model.merges", "[\"a \\u0000\"]", "model.merges joins 'a'" },
            { "pre_tokenizer", "null", "there is no pre_tokenizer" },
            { "pre_tokenizer", "{\"type\":\"Metaspace\"}", "pre_tokenizer ends with 'Metaspace'" },
            { "pre_tokenizer", "{\"type\":\"ByteLevel\",\"add_prefix_space\":true}", "add_prefix_space true" },
            { "pre_tokenizer.pretokenizers.0", "{\"type\":\"Punctuation\"}", "pre_tokenizer contains 'Punctuation'" },
            {
                "pre_tokenizer.pretokenizers.0",
                "{\"type\":\"Split\",\"pattern\":{\"Regex\":\"a++\"},\"behavior\":\"Isolated\",\"invert\":false}",
                "pattern that cannot be read"
            },
            {
                "pre_tokenizer.pretokenizers.0",
                "{\"type\":\"Split\",\"pattern\":{\"String\":\"a\"},\"behavior\":\"Removed\",\"invert\":false}",
                "behavior 'Removed'"
            },
            { "normalizer", "{\"type\":\"Lowercase\"}", "normalizer contains 'Lowercase'" },
            {
                "normalizer",
                "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"NFC\"},{\"type\":\"Prepend\",\"prepend\":\"▁\"}]}",
                "normalizer contains 'Prepend'"
            },
            { "post_processor", "{\"type\":\"BertProcessing\"}", "post_processor contains 'BertProcessing'" },
            { "added_tokens.0.lstrip", "true", "lstrip true" },
            { "added_tokens.0.id", "9", "model.vocab contradicts" },
            { "added_tokens.1.id", "0", "given twice" },
            { "added_tokens.1.id", "2000000000", "out of range" },
            { "added_tokens.1.content", "null", "the added token ''" },
            { "model.vocab", "{\"a\":2000000000}", "out of range" },
            { "model.merges", "[[null, null]]", "model.merges joins ''" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_cannot_be_read_is_refused_with_the_file_and_what_was_found(string field, string value, string found)
    {
        var error = Assert.Throws<ModelFormatException>(() =>
            TokenizerFixtures.Changed("demo", root => Set(root, field, JsonNode.Parse(value)))
        );
        Assert.StartsWith("model/tokenizer.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"model\":3}")]
    [InlineData("{\"model\":{\"type\":\"BPE\"}}")]
    public void A_file_that_is_no_tokenizer_is_refused_by_name(string json)
    {
        var error = Assert.Throws<ModelFormatException>(() =>
            TokenizerFile.Parse(System.Text.Encoding.UTF8.GetBytes(json), "model/tokenizer.json")
        );
        Assert.Contains("model/tokenizer.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused_by_name()
    {
        var error = Assert.Throws<ModelFormatException>(() => TokenizerFile.Load("nowhere/tokenizer.json"));
        Assert.Contains("nowhere/tokenizer.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_special_token_is_refused_with_those_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => TokenizerFixtures.Load("demo").Special("<|ende|>"));
        Assert.Contains("<|end|>", error.Message, StringComparison.Ordinal);
    }

    private static void Set(JsonNode root, string field, JsonNode? value)
    {
        var names = field.Split('.');
        var parent = names[..^1].Aggregate(root, (node, name) => (int.TryParse(name, out var index) ? node[index] : node[name])!);
        if (int.TryParse(names[^1], out var last))
        {
            parent[last] = value;
        }
        else
        {
            parent[names[^1]] = value;
        }
    }
}
