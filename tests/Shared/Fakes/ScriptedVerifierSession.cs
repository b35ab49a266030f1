using Verify.Verifiers;

namespace Verify.Tests.Shared.Fakes;

/// <summary>One search's use of a <see cref="ScriptedVerifier"/>.</summary>
public sealed class ScriptedVerifierSession(ScriptedVerifier verifier) : IVerifierSession, IProcessReward, IOutcomeReward, IPairwiseJudge
{
    private readonly HashSet<string> _known = [];

    /// <inheritdoc/>
    public IProcessReward? Process => verifier.Step is null ? null : this;

    /// <inheritdoc/>
    public IOutcomeReward? Outcome => verifier.Solution is null ? null : this;

    /// <inheritdoc/>
    public IPairwiseJudge? Pairwise => verifier.Pair is null ? null : this;

    /// <inheritdoc/>
    public VerifierUsage Usage { get; private set; }

    /// <summary>Every text that was scored, call by call.</summary>
    public List<IReadOnlyList<string>> Scored { get; } = [];

    /// <summary>Every pair that was compared, call by call.</summary>
    public List<IReadOnlyList<(string First, string Second)>> Compared { get; } = [];

    /// <summary>Whether it was given back.</summary>
    public bool Disposed { get; private set; }

    /// <inheritdoc/>
    int IProcessReward.Cost(IReadOnlyList<StepPath> steps) => NewPrefixes(steps).Sum(path => path.Text.Length);

    /// <inheritdoc/>
    int IOutcomeReward.Cost(IReadOnlyList<StepPath> solutions) => NewPrefixes(solutions).Sum(path => path.Text.Length);

    /// <inheritdoc/>
    int IPairwiseJudge.Cost(IReadOnlyList<SolutionPair> pairs) => pairs.Count;

    /// <inheritdoc/>
    ValueTask<IReadOnlyList<Score>> IProcessReward.ScoreAsync(IReadOnlyList<StepPath> steps, CancellationToken cancellationToken) =>
        Scores(steps, verifier.Step!, cancellationToken);

    /// <inheritdoc/>
    ValueTask<IReadOnlyList<Score>> IOutcomeReward.ScoreAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken) =>
        Scores(solutions, path => verifier.Solution!(path.ToString()), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PairVerdict>> CompareAsync(IReadOnlyList<SolutionPair> pairs, CancellationToken cancellationToken)
    {
        Begin(pairs.Count, cancellationToken);
        var texts = pairs.Select(pair => (First: pair.First.ToString(), Second: pair.Second.ToString())).ToList();
        Compared.Add(texts);
        return ValueTask.FromResult<IReadOnlyList<PairVerdict>>([.. texts.Select(pair => verifier.Pair!(pair.First, pair.Second))]);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }

    private ValueTask<IReadOnlyList<Score>> Scores(
        IReadOnlyList<StepPath> paths,
        Func<StepPath, double?> score,
        CancellationToken cancellationToken
    )
    {
        var fresh = NewPrefixes(paths);
        Begin(fresh.Sum(path => path.Text.Length), cancellationToken);
        _known.UnionWith(fresh.Select(path => path.ToString()));
        Scored.Add([.. paths.Select(path => path.ToString())]);
        return ValueTask.FromResult<IReadOnlyList<Score>>([.. paths.Select(path => (Score)score(path))]);
    }

    private void Begin(int tokens, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Disposed, this);
        verifier.BeforeCall((int)Usage.Calls + 1);
        cancellationToken.ThrowIfCancellationRequested();
        Usage = new VerifierUsage(Usage.Tokens + tokens, Usage.ReusedTokens, Usage.Calls + 1);
    }

    private List<StepPath> NewPrefixes(IReadOnlyList<StepPath> paths) =>
        [.. paths.SelectMany(path => path.Prefixes()).DistinctBy(path => path.ToString()).Where(path => !_known.Contains(path.ToString()))];
}
