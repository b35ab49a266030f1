using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Planning;
using Verify.Search.Policies;
using Verify.Search.Strategies;
using Verify.Verifiers;
using Verify.Verifiers.Composites;

namespace Verify.Search.Running;

/// <summary>The memory that one search holds in its policies and its verifier.</summary>
internal sealed class Sessions(IReadOnlyList<IPolicy> policies, IVerifierSession? verifier, bool stepsDecide) : IAsyncDisposable
{
    /// <summary>The plan's first.</summary>
    public IReadOnlyList<IPolicy> Policies => policies;

    public IVerifierSession? Verifier => verifier;

    /// <summary>Whether a solution's score is the aggregate of its steps' scores.</summary>
    public bool StepsDecide => stepsDecide;

    /// <summary>Takes the memory of all trees in one step, so that no two searches wait for each other.</summary>
    /// <param name="state">The search.</param>
    /// <param name="strategy">Its strategy.</param>
    /// <param name="models">Its policies, the plan's first.</param>
    /// <param name="verifiers">All there are.</param>
    /// <param name="tools">All there are.</param>
    public static async Task<Sessions> OpenAsync(
        SearchState state,
        ISearchStrategy strategy,
        IReadOnlyList<PolicyModel> models,
        IReadOnlyList<IVerifier> verifiers,
        IReadOnlyList<ITool> tools
    )
    {
        var plan = state.Plan;
        var prompts = models.Skip(1).Select(one => one.Model.RenderProblem(plan.Problem.Text).Length).Prepend(state.Tree.Root.Path.Length);
        var memory = models.Zip(prompts, (one, prompt) => TreeMemory.Of(plan, strategy, one.Model, prompt)).ToList();
        var parts = Parts(plan, verifiers);
        var verifier = parts is null ? null : CompositeVerifier.Combine(parts);
        var opening = new VerifierOpening(plan.Problem, memory.Max())
        {
            Seed = plan.Seed,
            RewardTokens = plan.RewardTokens == 0 ? long.MaxValue : plan.RewardTokens,
        };
        var trees = await TokenTrees.OpenAsync(
            [.. models.Zip(memory, (model, capacity) => new TreeRequest(model.Model, capacity)), .. verifier?.TreesFor(opening) ?? []],
            state.Clock.Interrupt
        );
        try
        {
            var called = new ToolUse([.. tools.Where(tool => plan.Tools.Contains(tool.Name))], plan.ToolCalls);
            return new Sessions(
                [.. models.Select((one, i) => new ModelPolicy(one.Name, one.Model, trees[i], memory[i], plan, called))],
                verifier?.Open(opening, [.. trees.Skip(models.Count)]),
                parts?.StepsDecide ?? false
            );
        }
        catch
        {
            foreach (var tree in trees)
            {
                await tree.DisposeAsync();
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var policy in policies)
        {
            await policy.DisposeAsync();
        }

        if (verifier is not null)
        {
            await verifier.DisposeAsync();
        }
    }

    /// <summary>Null when nothing scores or reports.</summary>
    private static CompositeParts? Parts(SearchPlan plan, IReadOnlyList<IVerifier> verifiers)
    {
        var byName = verifiers.ToDictionary(verifier => verifier.Name);
        IReadOnlyList<IReadOnlyList<WeightedVerifier>> stages = plan.Verifiers.Count == 0 ? [] : [plan.Verifiers, .. plan.TieBreakers];
        var asked = stages.SelectMany(stage => stage.Select(one => one.Name)).Concat(plan.Gates.Select(gate => gate.Name)).ToHashSet();
        var reporters = GivenFields.Reporters(plan.Problem, verifiers).Where(one => !asked.Contains(one.Name)).ToList();
        return asked.Count + reporters.Count == 0
            ? null
            : new CompositeParts
            {
                Reporters = reporters,
                Stages = [.. stages.Select(stage => stage.Select(one => new WeightedPart(byName[one.Name], one.Weight)).ToList())],
                Gates = [.. plan.Gates.Select(gate => new GatePart(byName[gate.Name], gate.AtLeast!.Value))],
                Aggregation = plan.Aggregation,
            };
    }
}
