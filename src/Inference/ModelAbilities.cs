namespace Verify.Inference;

/// <summary>
/// What a model can do beyond continuing text. Each is a promise of its engine; what is not promised is refused when asked.
/// </summary>
public sealed record ModelAbilities
{
    /// <summary>
    /// The same calls on a fresh tree give the same tokens and bitwise the same values, whatever else the engine is doing.
    /// </summary>
    public required bool Reproducible { get; init; }

    /// <summary><see cref="ITokenTree.ReadHeadsAsync"/>.</summary>
    public required bool Heads { get; init; }

    /// <summary>The probability of given text: <see cref="ITokenTree.LogProbabilitiesAsync"/>.</summary>
    public required bool LogProbabilities { get; init; }

    /// <summary>
    /// The most alternatives that <see cref="ITokenTree.NextTokensAsync"/> tells of a next token; 0 when it tells none.
    /// </summary>
    public required int NextTokens { get; init; }

    /// <summary><see cref="ITokenTree.HiddenStatesAsync"/>.</summary>
    public required bool HiddenState { get; init; }

    /// <summary>Lengths of paths are the numbers of tokens that the model runs, not estimates.</summary>
    public required bool ExactTokenCount { get; init; }

    /// <summary>
    /// The fields of <see cref="Sampling"/> that have their effect, in camel case; see <see cref="Sampling.Filters"/>.
    /// </summary>
    public required IReadOnlyList<string> SamplingFilters { get; init; }
}
