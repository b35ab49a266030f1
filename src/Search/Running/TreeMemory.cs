using Verify.Inference;
using Verify.Search.Needs;
using Verify.Search.Strategies;

namespace Verify.Search.Running;

/// <summary>The most tokens of a policy's tree.</summary>
internal static class TreeMemory
{
    /// <param name="plan">The search.</param>
    /// <param name="strategy">Says what it keeps at once.</param>
    /// <param name="model">The policy's model.</param>
    /// <param name="prompt">Tokens of the problem's prompt.</param>
    public static int Of(SearchPlan plan, ISearchStrategy strategy, ILanguageModel model, int prompt)
    {
        var (room, live) = (model.Description.ContextLength - prompt, strategy.Live(plan));

        // What tools put in, and what another policy's text is in this one's tokens, is bounded by the context alone.
        var isOwn = plan.Tools.Count == 0 && plan.FurtherPolicies.Count == 0;
        var longest = isOwn ? Math.Min(plan.MaxTokens, room) : room;
        var generated = isOwn ? Math.Min(plan.Tokens, live.Generated(plan, longest)) : live.Generated(plan, longest);
        return (int)Math.Min(int.MaxValue, prompt + generated + live.Prompted(LongestPrompt(plan, strategy, model, prompt), longest));
    }

    /// <summary>Of the prompts that a strategy needs, those that this model has, with nothing but the problem filled in.</summary>
    private static int LongestPrompt(SearchPlan plan, ISearchStrategy strategy, ILanguageModel model, int prompt) =>
        strategy
            .Needs.OfType<PromptNeed>()
            .SelectMany(need => model.Description.Prompts.Where(known => known.Name == need.PromptName))
            .Select(known => model.Render(known.Name, Blank(known, plan)).Length)
            .Append(prompt)
            .Max();

    private static Dictionary<string, string> Blank(PromptDescription prompt, SearchPlan plan) =>
        prompt.Placeholders.ToDictionary(name => name, name => name == PromptDescription.Problem ? plan.Problem.Text : "");
}
