namespace Verify.Verifiers;

/// <summary>Says which of two solutions is better.</summary>
public interface IPairwiseJudge
{
    /// <summary>Model tokens that comparing these runs at most, in whatever runs it takes.</summary>
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
