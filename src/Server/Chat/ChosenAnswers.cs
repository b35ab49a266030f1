using Verify.Mathematics;
using Verify.Search;

namespace Verify.Server.Chat;

/// <summary>The best candidates with distinct answers, in rank order.</summary>
internal static class ChosenAnswers
{
    /// <summary>At most <paramref name="count"/>; empty when the search finished no candidate.</summary>
    public static IReadOnlyList<Candidate> Of(
        IEnumerable<Candidate> ranked,
        int count,
        AnswerExpectation expected,
        IAnswerEquivalence equivalence
    )
    {
        var chosen = new List<Candidate>();
        foreach (var candidate in ranked)
        {
            if (chosen.Count == count)
            {
                break;
            }

            if (!chosen.Any(better => IsSame(better.Answer, candidate.Answer, expected, equivalence)))
            {
                chosen.Add(candidate);
            }
        }

        return chosen;
    }

    // Candidates that state no answer count as one: there is nothing to tell them apart by.
    private static bool IsSame(string? first, string? second, AnswerExpectation expected, IAnswerEquivalence equivalence) =>
        first is null || second is null ? first == second : equivalence.Compare(first, second, expected).Equal ?? first == second;
}
