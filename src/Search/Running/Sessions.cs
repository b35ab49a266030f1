using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Policies;
using Verify.Search.Strategies;
using Verify.Verifiers;
using Verify.Verifiers.Composites;
using Verify.Verifiers.Sandbox;

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
        ILanguageModel model,
        IReadOnlyList<IVerifier> verifiers,
        ICodeSandbox? sandbox
    )
    {
        var plan = state.Plan;
        var capacity = CapacityTokens(plan, state.Tree.Root.Path.Length, model.Description.ContextLength);
        var parts = Parts(plan, verifiers);
        var verifier = parts is null ? null : CompositeVerifier.Combine(parts);
        var trees = await TokenTrees.OpenAsync(
            [new TreeRequest(model, capacity), .. verifier?.TreesFor(plan.Problem, capacity) ?? []],
            state.Clock.Interrupt
        );
        try
        {
            return new Sessions(
                new ModelPolicy(model, trees[0], plan, plan.PythonCalls is null ? null : new PythonTool(sandbox!)),
                verifier?.Open(plan.Problem, [.. trees.Skip(1)]),
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
    private static int CapacityTokens(SearchPlan plan, int prompt, int contextLength)
    {
        var room = contextLength - prompt;
        var strategy = StrategyCatalog.Get(plan.Strategy);
        var live = plan.PythonCalls is null
            ? Math.Min(plan.Tokens, strategy.LiveTokens(plan, Math.Min(plan.MaxTokens, room)))
            : strategy.LiveTokens(plan, room);
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

    /// <summary>Null when nothing scores.</summary>
    private static CompositeParts? Parts(SearchPlan plan, IReadOnlyList<IVerifier> verifiers)
    {
        var byName = verifiers.ToDictionary(verifier => verifier.Name);
        IReadOnlyList<IReadOnlyList<WeightedVerifier>> stages = plan.Verifiers.Count == 0 ? [] : [plan.Verifiers, .. plan.TieBreakers];
        return stages.Count + plan.Gates.Count == 0
            ? null
            : new CompositeParts
            {
                Stages = [.. stages.Select(stage => stage.Select(one => new WeightedPart(byName[one.Name], one.Weight)).ToList())],
                Gates = [.. plan.Gates.Select(gate => new GatePart(byName[gate.Name], gate.AtLeast!.Value))],
                Aggregation = plan.Aggregation,
            };
    }
}
