namespace Verify.Inference;

/// <summary>What a caller must know of a model, whatever engine runs it.</summary>
public sealed record ModelDescription
{
    /// <summary>The model's name, as requests give it.</summary>
    public required string Name { get; init; }

    /// <summary>Policy or reward.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>The architecture, as Hugging Face names it.</summary>
    public required string Architecture { get; init; }

    /// <summary>How the weights are stored, e.g. <c>float32</c>, <c>int8</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>Number of weights; 0 when it is not known.</summary>
    public long Parameters { get; init; }

    /// <summary>The longest path in tokens.</summary>
    public required int ContextLength { get; init; }

    /// <summary>How many tokens there are to choose the next one from.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>What ends a step, e.g. "\n" or "\n\n".</summary>
    public required string StepSeparator { get; init; }

    /// <summary>The special token that ends a text, as <see cref="ILanguageModel.EncodeMarkup"/> reads it.</summary>
    public required string EndToken { get; init; }

    /// <summary>The prompts that the model knows; the usual one is <see cref="PromptDescription.Problem"/>.</summary>
    public required IReadOnlyList<PromptDescription> Prompts { get; init; }

    /// <summary>Reward heads, in the order of their values in a head output; empty for a policy.</summary>
    public IReadOnlyList<HeadDescription> Heads { get; init; } = [];

    /// <summary>How step scores become one, for a process reward; null when the model's authors name none.</summary>
    public string? Aggregation { get; init; }

    /// <summary>What can be asked of its trees.</summary>
    public required ModelAbilities Abilities { get; init; }
}

/// <summary>A prompt that a model knows by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Placeholders">What must be filled in.</param>
public sealed record PromptDescription(string Name, IReadOnlyList<string> Placeholders)
{
    /// <summary>The prompt that every model has, whose one placeholder is the problem.</summary>
    public const string Problem = "problem";
}
