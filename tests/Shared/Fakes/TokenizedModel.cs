using Verify.Inference;
using Verify.Inference.Tokenization;

namespace Verify.Tests.Shared.Fakes;

/// <summary>What fakes of language models have in common: a tokenizer, and prompts that are really rendered.</summary>
public abstract class TokenizedModel(ModelDescription description) : ILanguageModel
{
    private readonly Lock _lock = new();
    private ModelText? _text;

    /// <inheritdoc/>
    public ModelDescription Description { get; } = description;

    /// <summary>The usual prompt.</summary>
    public string Template { get; init; } = "<s>{problem}\n";

    /// <summary>Further prompts by name.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = FakePolicies.Templates;

    /// <summary>Its tokenizer.</summary>
    public abstract ITokenizer Tokenizer { get; init; }

    private protected ModelText Text
    {
        get
        {
            lock (_lock)
            {
                return _text ??= new ModelText(
                    Tokenizer,
                    Tokenizer.VocabularySize,
                    [Description.EndToken],
                    [(PromptDescription.Problem, Template), .. Templates.Select(template => (template.Key, template.Value))]
                );
            }
        }
    }

    /// <inheritdoc/>
    public TokenPath Render(string prompt, IReadOnlyDictionary<string, string> values) => Text.Render(prompt, values);

    /// <inheritdoc/>
    public Token[] Encode(string text) => Text.Encode(text);

    /// <inheritdoc/>
    public Token[] EncodeMarkup(string markup) => Text.EncodeMarkup(markup);

    /// <inheritdoc/>
    public TokenPath Append(TokenPath path, ReadOnlySpan<Token> tokens) => ModelText.Append(path, tokens);

    /// <inheritdoc/>
    public TokenPath Append(TokenPath path, ReadOnlySpan<SampledToken> tokens) => ModelText.Append(path, tokens);

    /// <inheritdoc/>
    public void ThrowIfNeverFits(IReadOnlyList<int> capacityTokens) { }

    /// <inheritdoc/>
    public abstract ValueTask<IReadOnlyList<ITokenTree>> OpenAsync(IReadOnlyList<int> capacityTokens, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
