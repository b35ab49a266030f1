using Verify.Mathematics.Answers;
using Verify.Mathematics.Arithmetic;
using Verify.Search;
using Verify.Verifiers;

namespace Verify.Bench.Accuracy;

/// <summary>
/// Ways to choose an answer from one and the same set of samples, so that they differ in nothing but the choice and cost the same generated
/// tokens.
/// </summary>
internal static class Selectors
{
    private static readonly AnswerEquivalence Equivalence = new();

    public static IReadOnlyList<(string Name, Func<IReadOnlyList<Candidate>, string?> Choose)> All { get; } =
    [
        ("majority", candidates => Vote(candidates, _ => 1)),
        ("best-of-n by policy log-probability (control)", candidates => Best(candidates, candidate => candidate.LogProbability)),
        ("best-of-n by mean log-probability (control)", candidates =>
            Best(candidates, candidate => candidate.LogProbability / candidate.Tokens)
        ),
        ("best-of-n, PRM min", candidates => Best(candidates, Reward("min"))),
        ("best-of-n, PRM product", candidates => Best(candidates, Reward("product"))),
        ("best-of-n, PRM last", candidates => Best(candidates, Reward("last"))),
        ("weighted vote, PRM min", candidates => Vote(candidates, Reward("min"))),
        ("weighted vote, PRM product", candidates => Vote(candidates, Reward("product"))),
        ("weighted vote, PRM last", candidates => Vote(candidates, Reward("last"))),
        ("arithmetic checker + majority (control)", candidates => Vote(candidates, Consistent)),
        ("arithmetic checker + weighted vote, PRM product", candidates =>
            Vote(candidates, candidate => Consistent(candidate) * Reward("product")(candidate))
        ),
    ];

    /// <summary>Whether any candidate is right: what a perfect choice would reach.</summary>
    public static bool AnyRight(IReadOnlyList<Candidate> candidates, string reference) =>
        candidates.Any(candidate => IsRight(candidate.Answer, reference));

    public static bool IsRight(string? answer, string reference) =>
        answer is not null && Equivalence.Compare(answer, reference).Equal == true;

    private static Func<Candidate, double> Reward(string aggregation) =>
        candidate => Aggregation.Apply(aggregation, candidate.Steps.Select(step => step.Score)) ?? 0;

    private static double Consistent(Candidate candidate) =>
        ArithmeticChecker.Check(candidate.Text).All(finding => finding.IsRight) ? 1 : 0;

    private static string? Best(IReadOnlyList<Candidate> candidates, Func<Candidate, double> score) =>
        candidates.OrderBy(candidate => candidate.NodeId).Where(candidate => candidate.Answer is not null).MaxBy(score)?.Answer;

    private static string? Vote(IReadOnlyList<Candidate> candidates, Func<Candidate, double> weight)
    {
        var groups = new List<(string Answer, double Weight)>();
        foreach (var candidate in candidates.OrderBy(candidate => candidate.NodeId).Where(candidate => candidate.Answer is not null))
        {
            var index = groups.FindIndex(group => Equivalence.Compare(group.Answer, candidate.Answer!).Equal == true);
            if (index < 0)
            {
                groups.Add((candidate.Answer!, weight(candidate)));
            }
            else
            {
                groups[index] = (groups[index].Answer, groups[index].Weight + weight(candidate));
            }
        }

        return groups.Count == 0 ? null : groups.MaxBy(group => group.Weight).Answer;
    }
}
