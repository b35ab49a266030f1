using System.Text;

namespace Verify.Inference.Tests.Tokenization;

/// <summary>The ids in the fixtures come from an independent implementation; make_fixtures.mjs says which.</summary>
public sealed class PublishedTokenizersTests
{
    public static TheoryData<string> Families => [.. TokenizerFixtures.Families];

    [Theory]
    [MemberData(nameof(Families))]
    public void Ids_are_those_of_an_independent_implementation(string family)
    {
        var tokenizer = TokenizerFixtures.Load(family);
        Assert.All(TokenizerFixtures.Expected(family), sample => Assert.Equal(sample.Ids, tokenizer.Encode(sample.Text)));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Tokens_decode_to_the_text(string family)
    {
        var tokenizer = TokenizerFixtures.Load(family);
        Assert.All(TokenizerFixtures.Expected(family).Where(sample => family != "qwen2" || sample.Text.All(char.IsAscii)), sample =>
            Assert.Equal(sample.Text, tokenizer.Decode(sample.Ids))
        );
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_bytes_of_the_tokens_are_the_utf8_of_the_decoded_text(string family)
    {
        var tokenizer = TokenizerFixtures.Load(family);
        Assert.All(TokenizerFixtures.Expected(family), sample =>
            Assert.Equal(Encoding.UTF8.GetBytes(tokenizer.Decode(sample.Ids)), sample.Ids.SelectMany(id => tokenizer.Bytes(id).ToArray()))
        );
    }

    [Fact]
    public void Qwen_text_is_composed_before_it_is_cut()
    {
        var tokenizer = TokenizerFixtures.Load("qwen2");
        Assert.Equal(tokenizer.Encode("caf\u00E9 한"), tokenizer.Encode("cafe\u0301 \u1112\u1161\u11AB"));
    }

    [Fact]
    public void Llama_3_takes_a_piece_that_is_a_token_whole_even_if_no_merges_lead_to_it()
    {
        var whole = TokenizerFixtures.Load("llama3").Encode("eachway");
        var merged = TokenizerFixtures.Changed("llama3", root => root["model"]!["ignore_merges"] = false).Tokenizer.Encode("eachway");
        Assert.Single(whole);
        Assert.True(merged.Length > 1);
    }

    [Fact]
    public void Llama_3_says_that_the_begin_token_stands_before_every_text()
    {
        Assert.Equal("<|begin_of_text|>", TokenizerFixtures.Changed("llama3", _ => { }).Prefix);
        Assert.Equal("", TokenizerFixtures.Changed("qwen2", _ => { }).Prefix);
    }

    [Fact]
    public void Added_tokens_that_are_not_special_are_text_that_matches_whole()
    {
        var tokenizer = TokenizerFixtures.Load("qwen2");
        var call = Assert.Single(tokenizer.Encode("<tool_call>"));
        Assert.Equal("<tool_call>", tokenizer.Decode([call]));
        Assert.Equal([.. tokenizer.Encode("a"), call, .. tokenizer.Encode("b")], tokenizer.Encode("a<tool_call>b"));
    }

    [Fact]
    public void An_added_token_in_the_vocabulary_need_not_be_spelled_in_bytes()
    {
        var tokenizer = TokenizerFixtures
            .Changed("qwen2", root =>
            {
                root["model"]!["vocab"]!["<｜User｜>"] = 999;
                root["added_tokens"]!
                    .AsArray()
                    .Add(System.Text.Json.Nodes.JsonNode.Parse("{\"id\":999,\"content\":\"<｜User｜>\",\"special\":false}"));
            })
            .Tokenizer;
        Assert.Equal([999], tokenizer.Encode("<｜User｜>"));
        Assert.Equal("<｜User｜>", tokenizer.Decode([999]));
    }

    [Fact]
    public void Digits_stand_alone_in_the_demo_tokenizer() => Assert.Equal(["1", "2", "3"], Split("demo", "123"));

    private static IEnumerable<string> Split(string family, string text)
    {
        var tokenizer = TokenizerFixtures.Load(family);
        return tokenizer.Encode(text).Select(id => tokenizer.Decode([id]));
    }
}
