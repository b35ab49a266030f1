using Verify.Verifiers;

namespace Verify.Tests.Shared.Fakes;

/// <summary>One search's use of a <see cref="ScriptedVerifier"/>.</summary>
public sealed class ScriptedVerifierSession(ScriptedVerifier verifier) : IVerifierSession, IPairwiseJudge
{
    private readonly HashSet<string> _known = [];

    /// <inheritdoc/>
    public IReward? Process => verifier.Step is { } step ? new Part(this, step) : null;

    /// <inheritdoc/>
    public IReward? Outcome => verifier.Solution is { } solution ? new Part(this, path => solution(path.ToString())) : null;

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
    int IPairwiseJudge.Cost(IReadOnlyList<SolutionPair> pairs) => pairs.Count;

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
        return ValueTask.FromResult<IReadOnlyList<Score>>([
            .. paths.Select(path => new Score(score(path), Evidence: verifier.Explain(path))),
        ]);
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

    private sealed class Part(ScriptedVerifierSession session, Func<StepPath, double?> score) : IReward
    {
        public int Cost(IReadOnlyList<StepPath> paths) => session.NewPrefixes(paths).Sum(path => path.Text.Length);

        public ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken) =>
            session.Scores(paths, score, cancellationToken);
    }
}
