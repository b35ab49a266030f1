using System.Text.RegularExpressions;

namespace Verify.Inference.Import.Templates;

/// <summary>
/// Recognises the published chat formats by what their Jinja templates contain, since a Jinja template is a program and is not run here.
/// </summary>
internal static partial class ChatTemplates
{
    public const string Known = "ChatML (Qwen, SmolLM2), Llama 3 and Mistral";

    /// <summary>The prompt up to where the assistant begins; null when the format is not known.</summary>
    /// <param name="jinja">The checkpoint's chat template; null where it has none, which makes the prompt plain text.</param>
    /// <param name="prefix">The special tokens that the tokenizer puts before every text.</param>
    public static string? Recognize(string? jinja, string prefix) =>
        jinja switch
        {
            null => prefix + "{problem}\n",
            _ when jinja.Contains("<|im_start|>", StringComparison.Ordinal) => ChatMl(jinja),
            _ when jinja.Contains("<|start_header_id|>", StringComparison.Ordinal) => Llama3,
            _ when jinja.Contains("[INST]", StringComparison.Ordinal) => Mistral(jinja, prefix),
            _ => null,
        };

    private const string Llama3 =
        "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\n{problem}<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n";

    private static string ChatMl(string jinja) => $"{DefaultSystem(jinja)}<|im_start|>user\n{{problem}}<|im_end|>\n<|im_start|>assistant\n";

    /// <summary>The system message that the template writes when none is given: a literal of the Jinja program.</summary>
    private static string DefaultSystem(string jinja) =>
        SystemLiteral().Match(jinja) is { Success: true } match ? $"<|im_start|>system\n{Unescape(match.Groups[1].Value)}<|im_end|>\n" : "";

    /// <summary>Older templates write spaces around the text, newer ones (whose [INST] is a special token) none.</summary>
    private static string Mistral(string jinja, string prefix)
    {
        var start = prefix.Length > 0 ? prefix : "<s>";
        var (open, close) = (jinja.Contains("[INST] ", StringComparison.Ordinal), jinja.Contains(" [/INST]", StringComparison.Ordinal));
        return $"{start}[INST]{(open ? " " : "")}{{problem}}{(close ? " " : "")}[/INST]";
    }

    private static string Unescape(string literal) =>
        Escape().Replace(literal, match => match.Groups[1].Value == "n" ? "\n" : match.Groups[1].Value);

    [GeneratedRegex(@"<\|im_start\|>system(?:\\n|\n)((?:\\.|[^'""{}\\<]|\{\})+)<\|im_end\|>", RegexOptions.CultureInvariant)]
    private static partial Regex SystemLiteral();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
