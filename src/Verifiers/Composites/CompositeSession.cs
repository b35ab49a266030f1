namespace Verify.Verifiers.Composites;

/// <summary>The sessions of all parts, asked one after the other.</summary>
internal sealed class CompositeSession : IVerifierSession
{
    private readonly IReadOnlyList<(IVerifierSession Session, double Weight)> _parts;

    public CompositeSession(IReadOnlyList<(IVerifierSession Session, double Weight)> parts)
    {
        _parts = parts;
        Process = Having(session => session.Process) is { Count: > 0 } process ? new WeightedProcessReward(process) : null;
        Outcome = Having(session => session.Outcome) is { Count: > 0 } outcome ? new WeightedOutcomeReward(outcome) : null;
        Pairwise = Having(session => session.Pairwise) is { Count: > 0 } pairwise ? new WeightedPairwiseJudge(pairwise) : null;
    }

    public IProcessReward? Process { get; }

    public IOutcomeReward? Outcome { get; }

    public IPairwiseJudge? Pairwise { get; }

    public VerifierUsage Usage => _parts.Select(part => part.Session.Usage).Aggregate(
        (sum, usage) => new VerifierUsage(sum.Tokens + usage.Tokens, sum.ReusedTokens + usage.ReusedTokens, sum.Calls + usage.Calls));

    public async ValueTask DisposeAsync()
    {
        foreach (var (session, _) in _parts)
        {
            await session.DisposeAsync();
        }
    }

    private List<(T Part, double Weight)> Having<T>(Func<IVerifierSession, T?> part)
        where T : class
        => [.. _parts.Where(one => part(one.Session) is not null).Select(one => (part(one.Session)!, one.Weight))];
}
