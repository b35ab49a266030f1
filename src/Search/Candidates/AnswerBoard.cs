using Verify.Inference;
using Verify.Mathematics;
using Verify.Search.Tree;
using Verify.Verifiers;
using Verify.Verifiers.Answers;

namespace Verify.Search.Candidates;

/// <summary>
/// The candidates of a search, grouped by answer. Equivalence is not transitive, so a group is defined by its first member: a candidate
/// joins
/// the first group whose representative's answer is equivalent to its own. A candidate without an answer forms a group of its own.
/// </summary>
internal sealed class AnswerBoard(Problem problem, IAnswerReader reader, IAnswerEquivalence equivalence)
{
    private readonly List<AnswerGroup> _groups = [];
    private readonly Dictionary<Node, AnswerGroup> _groupOf = [];
    private readonly AnswerExpectation _expected = AnswerExpectation.Of(problem.Text);

    /// <summary>In order of their first members.</summary>
    public IReadOnlyList<AnswerGroup> Groups => _groups;

    public IEnumerable<CandidateSolution> Candidates => _groups.SelectMany(group => group.Members);

    /// <summary>The groups, what may win before what may not; see <see cref="CandidateSolution.Tier"/>.</summary>
    public IEnumerable<IReadOnlyList<AnswerGroup>> Tiers() =>
        _groups.GroupBy(group => group.Tier).OrderBy(tier => tier.Key).Select(tier => tier.ToList());

    public bool Contains(Node leaf) => _groupOf.ContainsKey(leaf);

    public AnswerGroup GroupOf(Node leaf) => _groupOf[leaf];

    public void Add(Node leaf)
    {
        var candidate = new CandidateSolution(leaf, leaf.SolutionText(), reader.Read(StatedText(leaf), problem.Kind, _expected));
        var group = _groups.Find(group => group.Tier == candidate.Tier && Same(group.First.Answer, candidate.Answer));
        if (group is null)
        {
            _groups.Add(group = new AnswerGroup(candidate));
        }
        else
        {
            group.Add(candidate);
        }

        _groupOf.Add(leaf, group);
    }

    /// <summary>A step that was cut off may end in the middle of a number, so an answer is read from the whole steps before it.</summary>
    private static string StatedText(Node leaf) => leaf.End == GenerationEnd.Finished ? leaf.SolutionText() : leaf.Parent!.SolutionText();

    private bool Same(string? first, string? second) =>
        first is not null && second is not null && equivalence.Compare(first, second, _expected).Equal == true;
}
