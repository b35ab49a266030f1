using Verify.Inference;

namespace Verify.Search.Tree;

/// <summary>What a policy is asked at a root; each policy renders it in its own way.</summary>
/// <param name="Name">The prompt's name.</param>
/// <param name="Values">A text for each placeholder.</param>
internal sealed record RootPrompt(string Name, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The usual one.</summary>
    public static RootPrompt Of(string problem) =>
        new(PromptDescription.Problem, new Dictionary<string, string> { [PromptDescription.Problem] = problem });
}
