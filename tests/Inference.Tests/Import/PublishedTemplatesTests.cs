using Verify.Inference.Import.Templates;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Import;

/// <summary>Excerpts of published chat templates and the prompts they describe.</summary>
public sealed class PublishedTemplatesTests : ImportTest
{
    private const string ChatMlBody =
        "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}";

    [Theory]
    [InlineData(ChatMlBody, "<|im_start|>user\n{problem}<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData(
        "{{- '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>\\n' }}" + ChatMlBody,
        "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n{problem}<|im_end|>\n<|im_start|>assistant\n"
    )]
    [InlineData(
        "{{- '<|im_start|>system\\nPlease reason step by step, and put your final answer within \\\\boxed{}.<|im_end|>\\n' }}" + ChatMlBody,
        "<|im_start|>system\nPlease reason step by step, and put your final answer within \\boxed{}.<|im_end|>\n"
            + "<|im_start|>user\n{problem}<|im_end|>\n<|im_start|>assistant\n"
    )]
    [InlineData(
        "{{- '<|im_start|>system\\n' + messages[0].content + '<|im_end|>\\n' }}" + ChatMlBody,
        "<|im_start|>user\n{problem}<|im_end|>\n<|im_start|>assistant\n"
    )]
    [InlineData(
        "{{ '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' }}",
        "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\n{problem}<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"
    )]
    [InlineData("{{ '[INST] ' + message['content'] + ' [/INST]' }}", "<s>[INST] {problem} [/INST]")]
    [InlineData("{{ '[INST]' + message['content'] + '[/INST]' }}", "<s>[INST]{problem}[/INST]")]
    [InlineData("{{ 'Human: ' + message['content'] }}", null)]
    public void A_published_chat_format_is_recognised(string jinja, string? template) =>
        Assert.Equal(template, ChatTemplates.Recognize(jinja, ""));

    [Fact]
    public void Without_a_chat_template_the_prompt_is_plain_text_behind_what_the_tokenizer_puts_first() =>
        Assert.Equal("<|begin_of_text|>{problem}\n", ChatTemplates.Recognize(null, "<|begin_of_text|>"));

    [Fact]
    public async Task A_chat_checkpoint_is_imported_with_its_own_prompt()
    {
        Write(
            CheckpointSpecs.Policy("qwen2") with
            {
                ChatTemplate = ChatMlBody,
                SpecialTokens = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
                EndToken = "<|im_end|>",
            }
        );
        var manifest = await ImportManifestAsync();
        Assert.Equal("<|im_start|>user\n{problem}<|im_end|>\n<|im_start|>assistant\n", manifest.Template);
        Assert.Equal("\n\n", manifest.StepSeparator);
        Assert.Equal(1, manifest.Parity.Tokens[0]);
    }

    [Fact]
    public async Task A_chat_template_in_a_file_of_its_own_is_read()
    {
        var checkpoint = Write(
            CheckpointSpecs.Policy("qwen2") with
            {
                SpecialTokens = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
                EndToken = "<|im_end|>",
            }
        );
        File.WriteAllText(Path.Combine(checkpoint.Directory, "chat_template.jinja"), ChatMlBody);
        Assert.StartsWith("<|im_start|>user", (await ImportManifestAsync()).Template, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_chat_template_is_refused_with_how_to_give_the_prompt()
    {
        Write(CheckpointSpecs.Policy("llama2") with { ChatTemplate = "{{ 'Human: ' + message['content'] }}" });
        await AssertRefusedAsync("ChatML", "\"template\" in verify.json");
    }
}
