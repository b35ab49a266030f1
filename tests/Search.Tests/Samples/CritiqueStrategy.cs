using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Strategies;
using Verify.Search.Tree;

namespace Verify.Search.Tests.Samples;

/// <summary>
/// One policy solves, another says what is wrong with each solution, and both revise it in the light of that (Madaan et al. 2023,
/// "Self-Refine", with a critic of its own).
/// </summary>
internal sealed class CritiqueStrategy : ISearchStrategy
{
    private readonly IntegerOption _samples;

    public CritiqueStrategy()
    {
        _samples = Options.Integer("samples", 2, 1, 16, "Solutions sampled, each of which is revised.");
    }

    public string Summary => "Solutions are criticised by a second policy and revised.";

    public OptionSet Options { get; } = new("critique");

    public IReadOnlyList<string> Selections => ["majority"];

    public IReadOnlyList<Need> Needs => [Need.SecondPolicy, Need.Prompt("critique", policy: 1), Need.Prompt("revise")];

    /// <summary>A solution, its critique and two revisions; the second prompt quotes both of the first.</summary>
    public LiveTokens Live(SearchPlan plan) => new(Solutions: 4 * _samples.Of(plan), Prompts: 3 * _samples.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var critic = context.Plan.FurtherPolicies[0];

        // 1. Solve.
        var solutions = await context.CompleteAsync([context.Root], _samples.Of(context.Plan));
        await context.AcceptAsync(solutions);

        // 2. Criticise.
        var critiques = await context.WriteAsync([.. solutions.Select(solution => Critique(solution, critic))]);

        // 3. Revise, each of them by both.
        var revisions = new List<Growth>();
        foreach (var (solution, critique) in solutions.Zip(critiques))
        {
            var values = new Dictionary<string, string> { ["solution"] = solution.SolutionText(), ["critique"] = critique.Text };
            if (await context.AddRootAsync("revise", values, solution) is { } root)
            {
                revisions.AddRange([new Growth(root, 1), new Growth(root, 1) { Policy = critic }]);
            }
        }

        var revised = await context.CompleteAsync(revisions);
        await context.AcceptAsync([.. revised.SelectMany(leaves => leaves)]);
        return StopReason.Completed;
    }

    private static Writing Critique(Node solution, string critic) =>
        new(solution, "critique", new Dictionary<string, string> { ["solution"] = solution.SolutionText() })
        {
            Policy = critic,
            MaxTokens = 40,
            Stop = ["\n"],
        };
}
