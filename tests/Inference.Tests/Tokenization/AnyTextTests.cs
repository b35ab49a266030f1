using System.Text;

namespace Verify.Inference.Tests.Tokenization;

/// <summary>What holds for every text a user can send.</summary>
public sealed class AnyTextTests
{
    public static TheoryData<string> Families => [.. TokenizerFixtures.Families];

    [Theory]
    [MemberData(nameof(Families))]
    public void Random_unicode_comes_back_unchanged(string family)
    {
        var tokenizer = TokenizerFixtures.Load(family);
        Assert.All(Texts(seed: 1, count: 300), text =>
        {
            var composed = family == "qwen2" ? tokenizer.Decode(tokenizer.Encode(text)) : text;
            Assert.Equal(composed, tokenizer.Decode(tokenizer.Encode(composed)));
            Assert.Equal(text.Length == 0, composed.Length == 0);
        });
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Special_tokens_are_never_read_from_text(string family)
    {
        var tokenizer = TokenizerFixtures.Load(family);
        string[] spellings = ["<|endoftext|>", "<|im_start|>", "<|begin_of_text|>", "<|problem|>", "<|judge|>", "<|end|>"];
        var texts = Texts(seed: 2, count: 200)
            .SelectMany((text, i) => new[] { spellings[i % 6], text + spellings[i % 6] + spellings[(i + 1) % 6] });
        Assert.All(texts, text => Assert.All(tokenizer.Encode(text), id => Assert.False(tokenizer.Bytes(id).IsEmpty)));
    }

    [Fact]
    public void A_special_token_that_merges_could_spell_is_not_produced_by_them()
    {
        var tokenizer = TokenizerFixtures
            .Changed("demo", root =>
            {
                root["added_tokens"]!.AsArray()[0]!["content"] = "ab";
                root["model"]!["vocab"]!.AsObject().Remove("<|pad|>");
                root["model"]!["vocab"]!["ab"] = 0;
                root["model"]!["merges"]!.AsArray().Insert(0, "a b");
                root["model"]!["ignore_merges"] = true;
            })
            .Tokenizer;
        Assert.Equal(0, tokenizer.Special("ab"));
        Assert.Equal([.. tokenizer.Encode("a"), .. tokenizer.Encode("b")], tokenizer.Encode("ab"));
    }

    [Theory]
    [InlineData("a\uD800b")]
    [InlineData("\uDC00")]
    [InlineData("\uD83D")]
    [InlineData("\uDE00\uD83D")]
    public void A_lone_surrogate_is_read_as_the_replacement_character(string text)
    {
        var tokenizer = TokenizerFixtures.Load("llama3");
        var mended = new string([.. text.Select(c => char.IsSurrogate(c) ? '\uFFFD' : c)]);
        Assert.Equal(tokenizer.Encode(mended), tokenizer.Encode(text));
        Assert.Equal(mended, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_decode_to_the_replacement_character()
    {
        var tokenizer = TokenizerFixtures.Load("demo");
        var emoji = tokenizer.Encode("🧿");
        Assert.Equal("\uFFFD", tokenizer.Decode(emoji.AsSpan(0, emoji.Length - 1)));
    }

    [Fact]
    public void Text_before_a_newline_keeps_its_tokens_whatever_follows_in_the_demo_tokenizer()
    {
        var tokenizer = TokenizerFixtures.Load("demo");
        Assert.All(Texts(seed: 3, count: 100).Zip(Texts(seed: 4, count: 100)), pair =>
            Assert.Equal(
                [.. tokenizer.Encode("x" + pair.First.Trim() + ".\n"), .. tokenizer.Encode("y" + pair.Second)],
                tokenizer.Encode("x" + pair.First.Trim() + ".\ny" + pair.Second)
            )
        );
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_mebibyte_of_one_letter_is_encoded_as_of_any_other_text(string family)
    {
        var tokenizer = TokenizerFixtures.Load(family);
        foreach (var letter in new[] { "a", " ", "1" })
        {
            var text = string.Concat(Enumerable.Repeat(letter, 1 << 20));
            Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
        }
    }

    [Fact]
    public void A_vocabulary_that_lacks_bytes_reads_what_it_cannot_spell_as_the_replacement_character()
    {
        var tokenizer = TokenizerFixtures.Changed("gpt2", root => root["model"]!["vocab"]!.AsObject().Remove("ó")).Tokenizer;
        Assert.Equal("x \uFFFD y", tokenizer.Decode(tokenizer.Encode("x \U000F0000 y")));
    }

    [Fact]
    public void Encoding_the_same_text_from_many_threads_gives_the_same_tokens()
    {
        var tokenizer = TokenizerFixtures.Load("qwen2");
        var texts = Texts(seed: 5, count: 200).ToList();
        var alone = texts.Select(tokenizer.Encode).ToList();
        var together = new int[texts.Count][];
        Parallel.For(0, texts.Count, i => together[i] = tokenizer.Encode(texts[i]));
        Assert.Equal(alone, together);
    }

    private static IEnumerable<string> Texts(int seed, int count)
    {
        var random = new Random(seed);
        string[] words =
        [
            " the",
            "apple",
            "12",
            " 3.5",
            "\n",
            "  ",
            "é",
            "e\u0301",
            "<|",
            "|>",
            "𝐀",
            "😀",
            "\t",
            "'s",
            "한",
            "你好",
            "_",
            "\u200D",
            "\uFFFD",
            "\0",
        ];
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(40); length > 0; length--)
            {
                _ =
                    random.Next(3) == 0
                        ? text.Append(words[random.Next(words.Length)])
                        : text.Append(new Rune(random.Next(2) == 0 ? random.Next(0xD800) : random.Next(0xE000, 0x110000)));
            }

            yield return text.ToString();
        }
    }
}
