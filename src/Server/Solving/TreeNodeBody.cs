using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Verify.Search;
using Verify.Server.Wire;

namespace Verify.Server.Solving;

[Description("A node of the search tree: one step after its parent's.")]
internal sealed record TreeNodeBody(
    [property: Description("Order of creation; the root is 0.")] int Id,
    [property: Description("Null for a root.")] int? Parent,
    [property: Description("The step's text; empty for the root.")] string Text,
    [property: Description("The step's score.")] double? Score,
    [property: Description("The strategy's value of it; null when it keeps none.")] double? Value,
    [property: Description("Visits in a Monte Carlo tree search; 0 elsewhere.")] int Visits,
    [property: Description("Tokens of this step.")] int Tokens,
    [property: Description("Sum of the natural log-probabilities of this step's tokens.")] double LogProbability,
    [property: Description("`open`, `finished`, `truncated` or `pruned`."), AllowedValues("open", "finished", "truncated", "pruned")]
        string State,
    [property: Description("In words; null unless pruned.")] string? PrunedBecause
)
{
    [Description("The node that a further root was made of; absent for every other node.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DerivedFrom { get; init; }

    [Description("Why the step was scored as it was; absent when its verifier does not say.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EvidenceBody? Evidence { get; init; }

    public static TreeNodeBody Of(TreeNode node) =>
        new(
            node.Id,
            node.Parent,
            node.Text,
            node.Score,
            node.Value,
            node.Visits,
            node.Tokens,
            node.LogProbability,
            node.State,
            node.PrunedBecause
        )
        {
            DerivedFrom = node.DerivedFrom,
            Evidence = EvidenceBody.Of(node.Evidence),
        };
}
