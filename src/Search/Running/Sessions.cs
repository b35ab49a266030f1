using Verify.Inference;
using Verify.Search.Policies;
using Verify.Search.Strategies;
using Verify.Verifiers;
using Verify.Verifiers.Composites;

namespace Verify.Search.Running;

/// <summary>The memory that one search holds in its policy and its verifier.</summary>
internal sealed class Sessions(IPolicy policy, IVerifierSession? verifier) : IAsyncDisposable
{
    public IPolicy Policy => policy;

    public IVerifierSession? Verifier => verifier;

    /// <summary>Policy first, verifier second, in every search alike: two searches never wait for each other.</summary>
    public static async Task<Sessions> OpenAsync(SearchState state, ILanguageModel model, IReadOnlyList<IVerifier> verifiers)
    {
        var plan = state.Plan;
        var prompt = state.Tree.Root.Path.Length;
        var longest = Math.Min(plan.MaxTokens, model.Manifest.ContextLength - prompt);
        var columns = prompt + (int)Math.Min(plan.Tokens, StrategyCatalog.Get(plan.Strategy).LiveTokens(plan, longest));
        var tree = await model.OpenAsync(columns, state.Clock.Interrupt);
        try
        {
            var verifier = Combine(plan, verifiers) is { } one
                ? await one.OpenAsync(plan.Problem, columns, state.Clock.Interrupt)
                : null;
            return new Sessions(new ModelPolicy(model, tree, plan), verifier);
        }
        catch
        {
            await tree.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await policy.DisposeAsync();
        if (verifier is not null)
        {
            await verifier.DisposeAsync();
        }
    }

    /// <summary>Opened in the order of the engine's list, whatever the request's, so that two searches never wait for what the other holds.</summary>
    private static IVerifier? Combine(SearchPlan plan, IReadOnlyList<IVerifier> verifiers)
    {
        var parts = verifiers.Join(plan.Verifiers, verifier => verifier.Name, named => named.Name, (verifier, named) => (verifier, named.Weight)).ToList();
        return parts.Count == 0 ? null : CompositeVerifier.Combine(parts);
    }
}
