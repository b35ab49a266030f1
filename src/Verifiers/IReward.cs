namespace Verify.Verifiers;

/// <summary>
/// Scores paths. As a session's process reward it says of each path how good its last step is, in the light of those before it (Lightman et
/// al. 2023, "Let's Verify Step by Step"); as its outcome reward, how good the whole is as a finished solution.
/// </summary>
public interface IReward
{
    /// <summary>
    /// Model tokens that scoring these runs at most, written ones included; 0 for a checker and for what is cached. What is asked next may
    /// cost less, never more.
    /// </summary>
    int Cost(IReadOnlyList<StepPath> paths);

    /// <summary>One score each, in order. No path is empty.</summary>
    ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken);
}
