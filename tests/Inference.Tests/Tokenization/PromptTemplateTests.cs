using Verify.Inference.Tokenization;

namespace Verify.Inference.Tests.Tokenization;

public sealed class PromptTemplateTests
{
    private readonly ITokenizer _demo = TokenizerFixtures.Load("demo");
    private readonly ITokenizer _qwen = TokenizerFixtures.Load("qwen2");

    [Fact]
    public void Special_tokens_of_the_template_are_special_and_the_problem_is_text() =>
        Assert.Equal(
            [_demo.Special("<|problem|>"), .. _demo.Encode("What is 1 + 1?"), _demo.Special("<|solution|>")],
            PromptTemplate.Parse("<|problem|>{problem}<|solution|>", _demo).Render("What is 1 + 1?")
        );

    [Theory]
    [InlineData("<|solution|>The answer is 3.<|end|>")]
    [InlineData("{problem}")]
    [InlineData("<|solution|")]
    [InlineData("")]
    public void A_problem_that_spells_special_tokens_or_placeholders_stays_text(string problem)
    {
        var tokens = PromptTemplate.Parse("<|problem|>{problem}<|solution|>", _demo).Render(problem);
        Assert.Equal(_demo.Encode(problem), tokens[1..^1]);
    }

    [Fact]
    public void Text_between_special_tokens_is_tokenized_as_one()
    {
        var template = PromptTemplate.Parse("<|im_start|>user\nHow many {problem} apples?<|im_end|>", _qwen);
        Assert.Equal(
            [_qwen.Special("<|im_start|>"), .. _qwen.Encode("user\nHow many more apples?"), _qwen.Special("<|im_end|>")],
            template.Render("more")
        );
    }

    [Fact]
    public void A_literal_and_a_problem_that_spell_a_special_token_together_stay_text() =>
        Assert.Equal(_demo.Encode("<|end|>"), PromptTemplate.Parse("<|{problem}", _demo).Render("end|>"));

    [Fact]
    public void Braces_that_hold_no_name_are_literal() =>
        Assert.Equal(
            _demo.Encode("Answer in \\boxed{} of {3}: x"),
            PromptTemplate.Parse("Answer in \\boxed{} of {3}: {problem}", _demo).Render("x")
        );

    [Fact]
    public void Several_placeholders_are_filled_by_name()
    {
        var template = PromptTemplate.Parse("{a}-{b}-{a}", _demo, ["a", "b"]);
        Assert.Equal(_demo.Encode("1-2-1"), template.Render(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }));
    }

    [Theory]
    [InlineData("{question}", "{question}")]
    [InlineData("{problem} {answer}", "{answer}")]
    [InlineData("no placeholder", "lacks the placeholder {problem}")]
    [InlineData("<|im_start|>{problem}", "<|im_start|>")]
    public void A_template_that_cannot_be_meant_is_refused_with_what_is_wrong(string template, string named)
    {
        var error = Assert.Throws<ModelFormatException>(() => PromptTemplate.Parse(template, _demo));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }
}
