using Verify.Inference.Tokenization;
using Verify.Tests.Shared.Fakes;

namespace Verify.Inference.Tests.Tokenization;

/// <summary>Prompts by name, rendered behind the model.</summary>
public sealed class ModelTextTests
{
    private readonly ByteTokenizer _tokenizer = new();
    private readonly ModelText _text = new(
        new ByteTokenizer(),
        261,
        ["</s>"],
        [(PromptDescription.Problem, "<s>{problem}\n"), ("revise", "<s>{problem}\n{solution}<judge>")]
    );

    [Fact]
    public void A_prompt_is_rendered_by_its_name_with_what_is_filled_in_as_text()
    {
        var path = _text.Render(
            "revise",
            new Dictionary<string, string>
            {
                ["problem"] = "</s>",
                ["solution"] = "2",
                ["other"] = "x",
            }
        );

        Assert.Equal([_tokenizer.Special("<s>"), .. _tokenizer.Encode("</s>\n2"), _tokenizer.Special("<judge>")], path.ToArray());
    }

    [Fact]
    public void Prompts_are_described_by_name_and_placeholders()
    {
        Assert.Equal(["problem", "revise"], _text.Prompts.Select(prompt => prompt.Name));
        Assert.Equal(["problem", "solution"], _text.Prompts[1].Placeholders);
    }

    [Fact]
    public void An_unknown_prompt_is_refused_with_those_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => _text.Render("criticise", new Dictionary<string, string>()));

        Assert.Contains("'criticise'; it has problem, revise", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_is_refused_by_its_name()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            _text.Render("revise", new Dictionary<string, string> { ["problem"] = "What?" })
        );

        Assert.Contains("'revise' needs a value for 'solution'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Special_tokens_are_read_in_markup_and_nowhere_else()
    {
        Assert.Equal(["a", "<step>", "b"], _text.EncodeMarkup("a<step>b").Select(Spell));
        Assert.Equal("<step>".Length, _text.Encode("<step>").Length);
    }

    [Fact]
    public void A_token_is_one_object_however_often_it_is_asked_for() => Assert.Same(_text.Encode("a")[0], _text.Encode("ba")[1]);

    [Fact]
    public void Paths_grow_by_tokens_given_and_sampled_alike()
    {
        var root = _text.Render(PromptDescription.Problem, new Dictionary<string, string> { ["problem"] = "1" });
        var tokens = _text.Encode("ab");

        Assert.Equal(
            ModelText.Append(root, tokens).ToArray(),
            ModelText.Append(root, Array.ConvertAll(tokens, token => new SampledToken(token, -1))).ToArray()
        );
        Assert.Same(root, ModelText.Append(root, ReadOnlySpan<Token>.Empty));
    }

    private string Spell(Token token) =>
        token.Id < 256 ? ((char)token.Bytes.Span[0]).ToString() : ByteTokenizer.DefaultSpecials[token.Id - 256];
}
