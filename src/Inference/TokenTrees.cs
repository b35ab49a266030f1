using System.Runtime.CompilerServices;

namespace Verify.Inference;

/// <summary>A tree that a search needs.</summary>
/// <param name="Model">In which model; all searches name a model by the same object.</param>
/// <param name="CapacityTokens">The most tokens that the tree may hold at once, from 1.</param>
public readonly record struct TreeRequest(ILanguageModel Model, int CapacityTokens);

/// <summary>Opens the trees of a search. Thread-safe.</summary>
public static class TokenTrees
{
    private static readonly ConditionalWeakTable<ILanguageModel, object> Ranks = new();
    private static long _lastRank;

    /// <summary>Opens the one tree that a search needs.</summary>
    /// <inheritdoc cref="ILanguageModel.OpenAsync"/>
    public static async ValueTask<ITokenTree> OpenAsync(this ILanguageModel model, int capacityTokens, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (await model.OpenAsync([capacityTokens], cancellationToken))[0];
    }

    /// <summary>
    /// Opens all trees that a search needs, in any number of models, or none of them. Searches that open all their trees by one call of
    /// this never wait for each other in a circle, whatever models they name and in whatever order.
    /// </summary>
    /// <remarks>
    /// Memory is taken model by model, in one order for the whole process, and for all trees of a model at once. A search that waits for a
    /// model therefore holds memory of earlier models only, so who waits for whom leads to ever later models and ends at a search that
    /// runs.
    /// </remarks>
    /// <returns>The trees in the order of the requests; each is disposed on its own.</returns>
    /// <exception cref="ModelBusyException">The queue of a model is full.</exception>
    /// <exception cref="ModelCapacityException">
    /// What is asked of one of the models could never fit into its memory; thrown before waiting for any of them.
    /// </exception>
    public static async ValueTask<IReadOnlyList<ITokenTree>> OpenAsync(
        IReadOnlyList<TreeRequest> requests,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(requests);
        List<ModelTrees> models =
        [
            .. requests
                .Index()
                .GroupBy(request => request.Item.Model)
                .OrderBy(group => RankOf(group.Key))
                .Select(group => new ModelTrees(
                    group.Key,
                    [.. group.Select(request => request.Item.CapacityTokens)],
                    [.. group.Select(request => request.Index)]
                )),
        ];
        models.ForEach(model => model.Model.ThrowIfNeverFits(model.CapacityTokens));

        var trees = new ITokenTree?[requests.Count];
        try
        {
            foreach (var (model, capacityTokens, places) in models)
            {
                var opened = await model.OpenAsync(capacityTokens, cancellationToken);
                foreach (var (place, tree) in places.Zip(opened))
                {
                    trees[place] = tree;
                }
            }

            return trees!;
        }
        catch
        {
            foreach (var tree in trees)
            {
                if (tree is not null)
                {
                    await tree.DisposeAsync();
                }
            }

            throw;
        }
    }

    /// <summary>A model's place in the order in which memory is taken: the order in which models were first asked for.</summary>
    private static long RankOf(ILanguageModel model) => (long)Ranks.GetValue(model, static _ => Interlocked.Increment(ref _lastRank));

    private sealed record ModelTrees(ILanguageModel Model, IReadOnlyList<int> CapacityTokens, IReadOnlyList<int> Places);
}
