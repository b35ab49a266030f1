using System.Runtime.CompilerServices;
using Verify.Inference;
using Verify.Verifiers;

namespace Verify.Search.Policies;

/// <summary>A policy's prompts: each problem is rendered once, for its plan and its search alike. Thread-safe.</summary>
internal sealed class PolicyPrompts(ILanguageModel model)
{
    private readonly ConditionalWeakTable<Problem, TokenPath> _rendered = [];

    /// <summary>The prompt of a problem; kept as long as the problem lives.</summary>
    public TokenPath Of(Problem problem) => _rendered.GetValue(problem, one => model.RenderProblem(one.Text));
}
