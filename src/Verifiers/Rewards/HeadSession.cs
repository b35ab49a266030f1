namespace Verify.Verifiers.Rewards;

/// <summary>A reward model's session of which one head is read.</summary>
internal sealed class HeadSession(IVerifierSession model, string head, bool owns) : IVerifierSession
{
    public IReward? Process => head == "process" ? model.Process : null;

    public IReward? Outcome => head == "outcome" ? model.Outcome : null;

    public IPairwiseJudge? Pairwise => head == "pairwise" ? model.Pairwise : null;

    public VerifierUsage Usage => model.Usage;

    public void Keep(IReadOnlyList<StepPath> solutions) => model.Keep(solutions);

    public ValueTask DisposeAsync() => owns ? model.DisposeAsync() : ValueTask.CompletedTask;
}
