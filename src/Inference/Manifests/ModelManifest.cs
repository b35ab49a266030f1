namespace Verify.Inference.Manifests;

/// <summary>
/// The contents of the ONNX engine's own file, a model folder's <c>manifest.json</c>: everything that is needed to run the model and to
/// prompt it correctly.
/// </summary>
internal sealed record ModelManifest
{
    /// <summary>Version of this format.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The model's name, as requests give it.</summary>
    public required string Name { get; init; }

    /// <summary>Policy or reward.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>The Hugging Face architecture it was imported from.</summary>
    public required string Architecture { get; init; }

    /// <summary>How the weights are stored.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Number of weights.</summary>
    public long Parameters { get; init; }

    /// <summary>The longest path in tokens.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Width of the logits.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Decoder layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Query heads per layer.</summary>
    public required int QueryHeads { get; init; }

    /// <summary>Key and value heads per layer.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Width of one head.</summary>
    public required int HeadWidth { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int HiddenWidth { get; init; }

    /// <summary>
    /// The prompt with the placeholder <c>{problem}</c>; special tokens are written out and recognised outside the placeholder only.
    /// </summary>
    public required string Template { get; init; }

    /// <summary>
    /// Further prompts by name, for what the model was trained to do besides solving; each has the placeholders that it needs.
    /// </summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>();

    /// <summary>What ends a step, e.g. "\n" or "\n\n".</summary>
    public required string StepSeparator { get; init; }

    /// <summary>Special tokens that end the text.</summary>
    public required IReadOnlyList<string> EndTokens { get; init; }

    /// <summary>Reward heads, in the order of their values in a head output; empty for a policy.</summary>
    public IReadOnlyList<HeadDescription> Heads { get; init; } = [];

    /// <summary>How step scores become one, for a process reward; null when the model's authors name none.</summary>
    public string? Aggregation { get; init; }

    /// <summary>Replayed at load; a model that does not reproduce it is refused.</summary>
    public required ParitySample Parity { get; init; }

    /// <summary>
    /// Measured costs by which the engine chooses the rows of a tree; kept in the manifest so that a restart chooses the same.
    /// </summary>
    public required LayoutCosts Costs { get; init; }

    /// <summary>What a caller must know of the model, which the ONNX engine runs.</summary>
    public ModelDescription Describe(IReadOnlyList<PromptDescription> prompts) =>
        new()
        {
            Name = Name,
            Kind = Kind,
            Architecture = Architecture,
            Precision = Precision.ToString().ToLowerInvariant(),
            Parameters = Parameters,
            ContextLength = ContextLength,
            VocabularySize = VocabularySize,
            StepSeparator = StepSeparator,
            EndToken = EndTokens.Count > 0 ? EndTokens[0] : "",
            Prompts = prompts,
            Heads = Heads,
            Aggregation = Aggregation,
            Abilities = new ModelAbilities
            {
                Reproducible = true,
                Heads = Heads.Count > 0,
                LogProbabilities = Heads.Count == 0,
                NextTokens = Heads.Count == 0 ? VocabularySize : 0,
                HiddenState = Heads.Count == 0,
                ExactTokenCount = true,
                SamplingFilters = Heads.Count == 0 ? Sampling.Filters : [],
            },
        };

    /// <summary>All prompts by name, the usual one first.</summary>
    public IEnumerable<(string Name, string Template)> Prompts() =>
        Templates.Select(prompt => (prompt.Key, prompt.Value)).Prepend((PromptDescription.Problem, Template));
}

/// <summary>
/// Tokens, and the outputs (logits of a policy, head values of a reward model) that the model gave at the last of them when it was
/// imported.
/// </summary>
/// <param name="Tokens">A short path.</param>
/// <param name="Outputs">For a policy, the logits of <see cref="OutputTokens"/>; for a reward model, all head values.</param>
/// <param name="OutputTokens">The token ids whose logits are given; empty for a reward model.</param>
/// <param name="Tolerance">The largest absolute difference that passes.</param>
internal sealed record ParitySample(
    IReadOnlyList<int> Tokens,
    IReadOnlyList<float> Outputs,
    IReadOnlyList<int> OutputTokens,
    float Tolerance
);

/// <summary>
/// What runs of a model were measured to cost, by how many tokens they take. The cost per token differs between small runs, since kernels
/// process several tokens at once.
/// </summary>
/// <param name="Row">Runs that append all their tokens to one row, by ascending number of tokens; the first is for 1 token.</param>
/// <param name="Batch">Runs that append one token to each of as many rows; ordered likewise.</param>
/// <param name="CopyColumn">Microseconds to copy one column to another row.</param>
internal sealed record LayoutCosts(IReadOnlyList<RunCost> Row, IReadOnlyList<RunCost> Batch, double CopyColumn);

/// <summary>Microseconds of one run: Run + Column·(columns of a row).</summary>
/// <param name="Tokens">How many tokens the run takes.</param>
/// <param name="Run">The part that does not depend on the length of the rows.</param>
/// <param name="Column">What each column of a row adds, for all tokens together.</param>
internal sealed record RunCost(int Tokens, double Run, double Column);
