namespace Verify.Inference;

/// <summary>
/// The contents of a model folder's <c>manifest.json</c>: everything that is needed to run the model and to prompt it correctly.
/// </summary>
public sealed record ModelManifest
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

    /// <summary>What ends a step, e.g. "\n" or "\n\n".</summary>
    public required string StepSeparator { get; init; }

    /// <summary>Special tokens that end the text.</summary>
    public required IReadOnlyList<string> EndTokens { get; init; }

    /// <summary>Reward heads, in the order of their values in a head output; empty for a policy.</summary>
    public IReadOnlyList<HeadManifest> Heads { get; init; } = [];

    /// <summary>How step scores become one, for a process reward; null when the model's authors name none.</summary>
    public string? Aggregation { get; init; }

    /// <summary>Replayed at load; a model that does not reproduce it is refused.</summary>
    public required ParitySample Parity { get; init; }

    /// <summary>
    /// Measured costs by which the engine chooses the rows of a tree; kept in the manifest so that a restart chooses the same.
    /// </summary>
    public required LayoutCosts Costs { get; init; }
}

/// <summary>What a model is for.</summary>
public enum ModelKind
{
    /// <summary>Continues text.</summary>
    Policy,

    /// <summary>Scores text.</summary>
    Reward,
}

/// <summary>How weights are stored.</summary>
public enum Precision
{
    /// <summary>32-bit floating point.</summary>
    Float32,

    /// <summary>8-bit blocks of 32 with one scale each.</summary>
    Int8,

    /// <summary>4-bit blocks of 32 with one scale each.</summary>
    Int4,
}

/// <summary>One reward head.</summary>
public sealed record HeadManifest
{
    /// <summary><c>process</c>, <c>outcome</c> or <c>pairwise</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Index of its first value in the output of all heads.</summary>
    public required int Offset { get; init; }

    /// <summary>Number of its values.</summary>
    public required int Width { get; init; }

    /// <summary>
    /// From values to score: <c>softmax</c> (probability of <see cref="Class"/>), <c>sigmoid</c>, <c>tanh</c> or <c>identity</c>.
    /// </summary>
    public required string Readout { get; init; }

    /// <summary>The class that means "right", for softmax.</summary>
    public int Class { get; init; } = 1;

    /// <summary>
    /// Where it is read: <c>step</c> (the step's last token), <c>end</c> (the end token) or <c>judge</c> (the judge token).
    /// </summary>
    public required string At { get; init; }

    /// <summary>
    /// For a head that is read at steps: the special token that replaces the separator; null when the separator itself is read.
    /// </summary>
    public string? StepToken { get; init; }

    /// <summary>For a pairwise head: the text between the two solutions.</summary>
    public string? Joiner { get; init; }

    /// <summary>For a pairwise head: the text after both solutions, at whose last token the head is read.</summary>
    public string? Judge { get; init; }
}

/// <summary>
/// Tokens, and the outputs (logits of a policy, head values of a reward model) that the model gave at the last of them when it was
/// imported.
/// </summary>
/// <param name="Tokens">A short path.</param>
/// <param name="Outputs">For a policy, the logits of <see cref="OutputTokens"/>; for a reward model, all head values.</param>
/// <param name="OutputTokens">The token ids whose logits are given; empty for a reward model.</param>
/// <param name="Tolerance">The largest absolute difference that passes.</param>
public sealed record ParitySample(
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
public sealed record LayoutCosts(IReadOnlyList<RunCost> Row, IReadOnlyList<RunCost> Batch, double CopyColumn);

/// <summary>Microseconds of one run: Run + Column·(columns of a row).</summary>
/// <param name="Tokens">How many tokens the run takes.</param>
/// <param name="Run">The part that does not depend on the length of the rows.</param>
/// <param name="Column">What each column of a row adds, for all tokens together.</param>
public sealed record RunCost(int Tokens, double Run, double Column);
