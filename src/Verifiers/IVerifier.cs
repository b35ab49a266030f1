using Verify.Inference;

namespace Verify.Verifiers;

/// <summary>Something that scores solutions, by name: a reward model or an exact checker. Thread-safe.</summary>
public interface IVerifier
{
    /// <summary>The name requests give.</summary>
    string Name { get; }

    /// <summary>What it can do, for people and for validation.</summary>
    VerifierDescription Description { get; }

    /// <summary>Why a problem alone is too long for it, and how to fix that; null when it is not. Opens nothing.</summary>
    string? WhyTooLong(Problem problem) => null;

    /// <summary>
    /// The verifier whose sessions this one reads: itself, or for one head of a reward model the verifier of all its heads. Verifiers of
    /// one
    /// source share a session where they are asked together, so that no token is run twice.
    /// </summary>
    IVerifier Source => this;

    /// <summary>The trees that it needs in language models for one problem; none for a checker.</summary>
    /// <remarks>
    /// A search takes the memory of all its trees in one step (<see cref="TokenTrees"/>), since searches that took it bit by bit could wait
    /// for each other.
    /// </remarks>
    /// <param name="problem">The problem whose solutions will be scored.</param>
    /// <param name="tokens">The most tokens that may have to be held at once, counted by the caller's policy.</param>
    /// <exception cref="ContextLengthException">The problem alone is too long; see <see cref="WhyTooLong"/>.</exception>
    IReadOnlyList<TreeRequest> TreesFor(Problem problem, int tokens) => [];

    /// <summary>
    /// Opens the verifier for one problem; everything it keeps between calls (KV, cached scores) lives and dies with the session, so that
    /// scores never depend on what other searches asked.
    /// </summary>
    /// <param name="problem">The problem whose solutions will be scored.</param>
    /// <param name="trees">One for each of <see cref="TreesFor"/>, in order; the session disposes of them.</param>
    IVerifierSession Open(Problem problem, IReadOnlyList<ITokenTree> trees);

    /// <summary>What this verifier reads of a session of its <see cref="Source"/>; disposing of it leaves the session open.</summary>
    IVerifierSession View(IVerifierSession session) => session;
}

/// <summary>What a verifier can do.</summary>
/// <param name="Summary">One line for people.</param>
/// <param name="Process">Scores steps.</param>
/// <param name="Outcome">Scores whole solutions.</param>
/// <param name="Pairwise">Compares two solutions.</param>
/// <param name="Model">The model it uses; null for an exact checker.</param>
/// <param name="Aggregation">How its authors make one score of step scores; null when they name none.</param>
public sealed record VerifierDescription(string Summary, bool Process, bool Outcome, bool Pairwise, string? Model, string? Aggregation)
{
    /// <summary>
    /// The field of a request without which it has no opinion on anything, such as <c>tests</c>; null when it needs none.
    /// </summary>
    public string? NeededField { get; init; }

    /// <summary>What its model was trained to see between two steps; null without a model.</summary>
    public string? StepSeparator { get; init; }

    /// <summary>The most tokens of problem and solution together that its model reads; null without a model.</summary>
    public int? ContextLength { get; init; }
}

/// <summary>A verifier opened for one problem. One call at a time over all its parts; disposing gives back what it holds.</summary>
public interface IVerifierSession : IAsyncDisposable
{
    /// <summary>Null when it does not score steps.</summary>
    IProcessReward? Process { get; }

    /// <summary>Null when it does not score whole solutions.</summary>
    IOutcomeReward? Outcome { get; }

    /// <summary>Null when it does not compare.</summary>
    IPairwiseJudge? Pairwise { get; }

    /// <summary>Null when it runs no tests.</summary>
    ITestRunner? Tests => null;

    /// <summary>What was spent so far.</summary>
    VerifierUsage Usage { get; }

    /// <summary>
    /// Only these solutions will be gone on from or compared again: memory of others may be given up. What holds none ignores it.
    /// </summary>
    void Keep(IReadOnlyList<StepPath> solutions) { }
}

/// <summary>What a verifier session has spent.</summary>
/// <param name="Tokens">Tokens run through its model.</param>
/// <param name="ReusedTokens">Tokens that did not have to be run again.</param>
/// <param name="Calls">Calls made to it that were not answered from its cache alone.</param>
public readonly record struct VerifierUsage(long Tokens, long ReusedTokens, long Calls);

/// <summary>Scores steps, each in the light of the steps before it (Lightman et al. 2023, "Let's Verify Step by Step").</summary>
public interface IProcessReward
{
    /// <summary>Model tokens that scoring these would run at most; 0 for a checker or for what is cached.</summary>
    int Cost(IReadOnlyList<StepPath> steps);

    /// <summary>
    /// The score of the last step of each path, in order. No path is empty.
    /// </summary>
    ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> steps, CancellationToken cancellationToken);
}

/// <summary>Scores whole solutions.</summary>
public interface IOutcomeReward
{
    /// <summary>Model tokens that scoring these would run at most.</summary>
    int Cost(IReadOnlyList<StepPath> solutions);

    /// <summary>One score each, in order. No path is empty.</summary>
    ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken);
}

/// <summary>Says which of two solutions is better.</summary>
public interface IPairwiseJudge
{
    /// <summary>Model tokens that comparing these would run.</summary>
    int Cost(IReadOnlyList<SolutionPair> pairs);

    /// <summary>
    /// One verdict a pair, in order; each pair is asked in both orders and averaged, so swapping a pair swaps its verdict exactly.
    /// </summary>
    ValueTask<IReadOnlyList<PairVerdict>> CompareAsync(IReadOnlyList<SolutionPair> pairs, CancellationToken cancellationToken);
}

/// <summary>Two finished solutions of the same problem.</summary>
public readonly record struct SolutionPair(StepPath First, StepPath Second);

/// <summary>A judge's verdict on a pair.</summary>
/// <param name="FirstBeatsSecond">Probability from 0 to 1.</param>
/// <param name="FirstCorrect">Whether the judge holds the first for correct; null when it judges no correctness.</param>
/// <param name="SecondCorrect">The same of the second.</param>
public readonly record struct PairVerdict(double FirstBeatsSecond, bool? FirstCorrect, bool? SecondCorrect);
