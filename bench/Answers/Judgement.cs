using Verify.Mathematics;

namespace Verify.Bench.Answers;

/// <summary>A published verdict beside ours.</summary>
/// <param name="Where">The line, and what of it.</param>
/// <param name="Reference">The reference answer as read.</param>
/// <param name="Given">The answer judged, as read; null when none was found.</param>
/// <param name="Published">The published verdict.</param>
/// <param name="Verdict">Ours.</param>
internal sealed record Judgement(string Where, string? Reference, string? Given, bool Published, Equivalence Verdict)
{
    /// <summary>"Cannot tell" counts as not equal, as it does when a solution is graded.</summary>
    public bool Agrees => (Verdict.Equal == true) == Published;

    public static Judgement Of(IAnswerEquivalence equivalence, string where, string? reference, string? given, bool published) =>
        new(where, reference, given, published, equivalence.Compare(reference ?? "", given ?? ""));
}
