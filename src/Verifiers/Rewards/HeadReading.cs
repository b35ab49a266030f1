using Verify.Inference;
using Verify.Verifiers.Rewards.Readouts;

namespace Verify.Verifiers.Rewards;

/// <summary>Reads one head at the last token of each path.</summary>
internal sealed class HeadReading(ITokenTree tree, HeadReadout head) : IReading
{
    public int Cost(IReadOnlyList<TokenPath> paths) => tree.MissingTokens(paths);

    public async ValueTask<IReadOnlyList<double>> ReadAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken) =>
        [.. (await tree.ReadHeadsAsync(paths, cancellationToken)).Select(outputs => head.Read(outputs))];
}
