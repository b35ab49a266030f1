namespace Verify.Inference;

/// <summary>The prompt that every model has.</summary>
public static class ProblemPrompts
{
    /// <summary>The prompt of a problem.</summary>
    public static TokenPath RenderProblem(this ILanguageModel model, string problem)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Render(PromptDescription.Problem, new Dictionary<string, string> { [PromptDescription.Problem] = problem });
    }
}
