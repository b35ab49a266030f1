namespace Verify.Inference.Tokenization;

/// <summary>
/// Whether the special tokens that a model's prompt, end tokens and heads name exist in its tokenizer. Otherwise scores would be read at
/// tokens at which the model was not trained to give them.
/// </summary>
internal static class NamedTokens
{
    public static IEnumerable<string> Faults(
        TokenizerDescription tokenizer,
        IEnumerable<(string Name, string Template)> prompts,
        IReadOnlyList<string> endTokens,
        IReadOnlyList<HeadDescription> heads
    )
    {
        foreach (var (name, template) in prompts)
        {
            if (TemplateFault(name, template, tokenizer.Tokenizer) is { } fault)
            {
                yield return fault;
            }
        }

        IEnumerable<(string Field, string? Token)> named =
        [
            .. endTokens.Select(token => ("end", (string?)token)),
            .. heads.Select(head => ("stepToken", head.StepToken)),
            .. heads.Select(head => ("judge", head.Judge)),
        ];
        foreach (var (field, token) in named.Where(pair => pair.Token is not null && !tokenizer.Special.ContainsKey(pair.Token)))
        {
            yield return $"{field} is '{token}', which is not a special token of {TokenizerFile.Name}; "
                + $"it has {string.Join(", ", tokenizer.Special.Keys)}";
        }
    }

    private static string? TemplateFault(string name, string template, ITokenizer tokenizer)
    {
        try
        {
            PromptTemplate.ParseNamed(name, template, tokenizer);
            return null;
        }
        catch (ModelFormatException e)
        {
            return e.Message.TrimEnd('.');
        }
    }
}
