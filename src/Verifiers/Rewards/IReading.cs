using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>Reads a score at the end of token paths, whatever a model is asked for it.</summary>
internal interface IReading
{
    /// <summary>Tokens that reading these runs at most.</summary>
    int Cost(IReadOnlyList<TokenPath> paths);

    /// <summary>One score each, in order.</summary>
    ValueTask<IReadOnlyList<double>> ReadAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken);
}
