using Verify.Inference;
using Verify.Inference.Engine;
using Verify.Search;
using Verify.Server.Settings;
using Verify.Verifiers;
using Verify.Verifiers.Answers;
using Verify.Verifiers.Arithmetic;
using Verify.Verifiers.Rewards;

namespace Verify.Server.Engine;

/// <summary>Puts the floors together: models, the verifiers over them, and the search over both.</summary>
internal static class EngineLoader
{
    /// <summary>Loads every model at once; each replays its parity sample.</summary>
    /// <exception cref="ModelFormatException">A folder holds no model that can be loaded, or there is no policy.</exception>
    public static async Task<LoadedEngine> LoadAsync(VerifyOptions options, CancellationToken cancellationToken)
    {
        var arithmetic = new ArithmeticVerifier();
        var found = ModelFolders.Find(options, [arithmetic.Name]);
        var models = await LoadAllAsync(found, options.Limits, cancellationToken);
        var policies = Of(ModelKind.Policy, models).Select(model => new PolicyModel(model.Name, model.Model)).ToList();
        List<IVerifier> verifiers =
        [
            .. Of(ModelKind.Reward, models).Select(model => new RewardModelVerifier(model.Name, model.Model)),
            arithmetic,
        ];
        var equivalence = new AnswerEquivalence();
        var search = new SearchEngine(policies, verifiers, new AnswerReader(), equivalence, options.Limits.Budgets, TimeProvider.System);
        return new LoadedEngine(search, equivalence, models);
    }

    private static IEnumerable<LoadedModel> Of(ModelKind kind, IReadOnlyList<LoadedModel> models) =>
        models.Where(model => model.Model.Manifest.Kind == kind);

    /// <summary>All or none: when one cannot be loaded, those that were are given back.</summary>
    private static async Task<IReadOnlyList<LoadedModel>> LoadAllAsync(
        IReadOnlyList<ModelOptions> found, LimitOptions limits, CancellationToken cancellationToken)
    {
        var memory = new DecoderOptions { MemoryBytes = (long)limits.MemoryMiB << 20, QueueLength = limits.QueueLength };
        var loading = found.Select(model => Task.Run(() => LoadAsync(model, memory, cancellationToken), cancellationToken)).ToList();
        try
        {
            return await Task.WhenAll(loading);
        }
        catch
        {
            foreach (var loaded in loading.Where(task => task.IsCompletedSuccessfully))
            {
                await (await loaded).Model.DisposeAsync();
            }

            throw;
        }
    }

    private static async Task<LoadedModel> LoadAsync(ModelOptions model, DecoderOptions memory, CancellationToken cancellationToken) =>
        new(model.Name, model.Folder, await DecoderModel.LoadAsync(model.Folder, memory, cancellationToken));
}
