using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Planning;
using Verify.Search.Policies;
using Verify.Search.Strategies;
using Verify.Verifiers;
using Verify.Verifiers.Composites;

namespace Verify.Search.Running;

/// <summary>The memory that one search holds in its policy and its verifier.</summary>
internal sealed class Sessions(IPolicy policy, IVerifierSession? verifier, bool stepsDecide) : IAsyncDisposable
{
    public IPolicy Policy => policy;

    public IVerifierSession? Verifier => verifier;

    /// <summary>Whether a solution's score is the aggregate of its steps' scores.</summary>
    public bool StepsDecide => stepsDecide;

    /// <summary>Takes the memory of all trees in one step, so that no two searches wait for each other.</summary>
    public static async Task<Sessions> OpenAsync(
        SearchState state,
        ISearchStrategy strategy,
        ILanguageModel model,
        IReadOnlyList<IVerifier> verifiers,
        IReadOnlyList<ITool> tools
    )
    {
        var plan = state.Plan;
        var capacity = CapacityTokens(plan, strategy, state.Tree.Root.Path.Length, model.Description.ContextLength);
        var parts = Parts(plan, verifiers);
        var verifier = parts is null ? null : CompositeVerifier.Combine(parts);
        var opening = new VerifierOpening(plan.Problem, capacity)
        {
            Seed = plan.Seed,
            RewardTokens = plan.RewardTokens == 0 ? long.MaxValue : plan.RewardTokens,
        };
        var trees = await TokenTrees.OpenAsync(
            [new TreeRequest(model, capacity), .. verifier?.TreesFor(opening) ?? []],
            state.Clock.Interrupt
        );
        try
        {
            return new Sessions(
                new ModelPolicy(model, trees[0], plan, [.. tools.Where(tool => plan.Tools.Contains(tool.Name))]),
                verifier?.Open(opening, [.. trees.Skip(1)]),
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

    /// <summary>The most tokens of the policy's tree. What tools put in is bounded by the context alone.</summary>
    private static int CapacityTokens(SearchPlan plan, ISearchStrategy strategy, int prompt, int contextLength)
    {
        var room = contextLength - prompt;
        var most = strategy.Live(plan);
        var live = plan.Tools.Count == 0 ? Math.Min(plan.Tokens, most.Of(plan, Math.Min(plan.MaxTokens, room))) : most.Of(plan, room);
        return (int)Math.Min(int.MaxValue, prompt + live);
    }

    public async ValueTask DisposeAsync()
    {
        await policy.DisposeAsync();
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
