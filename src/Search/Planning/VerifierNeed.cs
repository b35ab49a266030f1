using Verify.Search.Selections;
using Verify.Search.Strategies;
using Verify.Verifiers;

namespace Verify.Search.Planning;

/// <summary>Something that a strategy or a selection cannot do without.</summary>
/// <param name="Who">Who needs it.</param>
/// <param name="Path">The field that chose them.</param>
/// <param name="What">What is needed.</param>
/// <param name="IsMetBy">Whether a verifier does it.</param>
internal sealed record VerifierNeed(string Who, string Path, string What, Func<IVerifier, bool> IsMetBy)
{
    public static IEnumerable<VerifierNeed> Of(ISearchStrategy strategy, ISelection selection)
    {
        if (strategy.NeedsProcessReward)
        {
            yield return new($"Strategy '{strategy.Name}'", "search.strategy", "a verifier that scores steps", verifier =>
                verifier.Description.Process
            );
        }

        if (selection.NeedsScores)
        {
            yield return new($"Selection '{selection.Name}'", "search.selection", "a verifier that scores steps or solutions", Scores);
        }

        if (selection.NeedsJudge)
        {
            yield return new($"Selection '{selection.Name}'", "search.selection", "a verifier that compares pairs", verifier =>
                verifier.Description.Pairwise
            );
        }
    }

    public static bool Scores(IVerifier verifier) => verifier.Description.Process || verifier.Description.Outcome;

    public string Unmet(IEnumerable<IVerifier> known)
    {
        var fitting = known.Where(IsMetBy).ToList();
        var would =
            fitting.Count == 0 ? "no loaded verifier does that" : $"available: {string.Join(", ", fitting.Select(one => one.Name))}";
        return $"{Who} needs {What}; {would}.";
    }
}
