using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests;

/// <summary>Scores that are hashed from texts: arbitrary, but always the same for the same text.</summary>
internal static class HashedScores
{
    public static ScriptedVerifier Verifier() =>
        new()
        {
            Step = path => Of(path.ToString()),
            Solution = text => Of(text),
            Pair = (first, second) => new PairVerdict(Of(first) / (Of(first) + Of(second)), Of(first) > 0.3, Of(second) > 0.3),
        };

    public static double Of(string text) =>
        (text.Aggregate(2166136261u, (hash, character) => (hash ^ character) * 16777619) % 997 / 1000.0) + 0.001;
}
