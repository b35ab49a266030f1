namespace Verify.Verifiers.Rewards;

/// <summary>Two solutions in the order in which their session met them, so that a pair and its mirror image are one item.</summary>
internal readonly record struct SolutionPairing(Solution First, Solution Second);
