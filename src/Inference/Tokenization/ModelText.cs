namespace Verify.Inference.Tokenization;

/// <summary>What a model with a tokenizer of ours does with text: prompts, tokens and the paths made of them. Thread-safe.</summary>
internal sealed class ModelText
{
    private readonly ITokenizer _tokenizer;
    private readonly List<(string Name, PromptTemplate Template)> _prompts;

    /// <param name="tokenizer">The model's own.</param>
    /// <param name="vocabularySize">Width of the model's logits.</param>
    /// <param name="endTokens">The special tokens that end a text.</param>
    /// <param name="prompts">All prompts by name, the usual one first.</param>
    /// <exception cref="ModelFormatException">A prompt cannot be read.</exception>
    public ModelText(
        ITokenizer tokenizer,
        int vocabularySize,
        IReadOnlyList<string> endTokens,
        IEnumerable<(string Name, string Template)> prompts
    )
    {
        _tokenizer = tokenizer;
        Tokens = new TokenTable(tokenizer, vocabularySize, [.. endTokens.Select(tokenizer.Special)]);
        _prompts = [.. prompts.Select(prompt => (prompt.Name, PromptTemplate.ParseNamed(prompt.Name, prompt.Template, tokenizer)))];
    }

    public TokenTable Tokens { get; }

    public IReadOnlyList<PromptDescription> Prompts =>
        [.. _prompts.Select(prompt => new PromptDescription(prompt.Name, prompt.Template.Placeholders))];

    /// <inheritdoc cref="ILanguageModel.Render"/>
    public TokenPath Render(string prompt, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var template = _prompts.Find(known => known.Name == prompt).Template
            ?? throw new ArgumentException(
                $"The model has no prompt '{prompt}'; it has {string.Join(", ", _prompts.Select(known => known.Name))}.",
                nameof(prompt)
            );
        return template.Placeholders.FirstOrDefault(name => !values.ContainsKey(name)) is { } missing
            ? throw new ArgumentException(
                $"The prompt '{prompt}' needs a value for '{missing}'; it has the placeholders {string.Join(", ", template.Placeholders)}.",
                nameof(values)
            )
            : TokenPath.Root(template.Render(values));
    }

    /// <inheritdoc cref="ILanguageModel.Encode"/>
    public Token[] Encode(string text) => Array.ConvertAll(_tokenizer.Encode(text), id => Tokens[id]);

    /// <inheritdoc cref="ILanguageModel.EncodeMarkup"/>
    public Token[] EncodeMarkup(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var tokens = new List<Token>();
        for (var at = 0; at < markup.Length; )
        {
            if (_tokenizer.TrySpecialAt(markup, at, out var special, out var length))
            {
                tokens.Add(Tokens[special]);
                at += length;
                continue;
            }

            var end = at + 1;
            while (end < markup.Length && !_tokenizer.TrySpecialAt(markup, end, out _, out _))
            {
                end++;
            }

            tokens.AddRange(Encode(markup[at..end]));
            at = end;
        }

        return [.. tokens];
    }

    /// <inheritdoc cref="ILanguageModel.Append(TokenPath, ReadOnlySpan{Token})"/>
    public static TokenPath Append(TokenPath path, ReadOnlySpan<Token> tokens)
    {
        var ids = new int[tokens.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = tokens[i].Id;
        }

        return path.AppendOwned(ids);
    }

    /// <inheritdoc cref="ILanguageModel.Append(TokenPath, ReadOnlySpan{SampledToken})"/>
    public static TokenPath Append(TokenPath path, ReadOnlySpan<SampledToken> tokens)
    {
        var ids = new int[tokens.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = tokens[i].Token.Id;
        }

        return path.AppendOwned(ids);
    }
}
