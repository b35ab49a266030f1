using Verify.Search.Candidates;

namespace Verify.Search.Selections;

/// <summary>Who plays where candidates are compared in pairs.</summary>
internal static class Players
{
    /// <summary>What may win: of those to which no gate objects, where there are such. In order of creation.</summary>
    public static List<CandidateSolution> Of(AnswerBoard board) =>
        [
            .. board
                .Tiers()
                .First()
                .SelectMany(group => group.Members)
                .GroupBy(candidate => candidate.IsRejected)
                .MinBy(share => share.Key)!
                .OrderBy(candidate => candidate.Leaf.Id),
        ];
}
