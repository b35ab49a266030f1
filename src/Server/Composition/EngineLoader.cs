using Verify.Inference;
using Verify.Inference.Engine;
using Verify.Mathematics.Answers;
using Verify.Search;
using Verify.Search.Running;
using Verify.Search.Verification;
using Verify.Server.Settings;
using Verify.Verifiers;
using Verify.Verifiers.Answers;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Rewards;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;
using Verify.Verifiers.TestRuns;

namespace Verify.Server.Composition;

/// <summary>Puts the floors together: models, the verifiers over them, and the search over both.</summary>
internal static class EngineLoader
{
    /// <summary>Loads every model at once, each of which replays its parity sample, and has the sandbox test itself beside them.</summary>
    /// <exception cref="ModelFormatException">A folder holds no model that can be loaded, or there is no policy.</exception>
    public static async Task<LoadedEngine> LoadAsync(VerifyOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var (arithmetic, constraints) = (new ArithmeticVerifier(), new ConstraintsVerifier());
        var found = ModelFolders.Find(options, [arithmetic.Name, constraints.Name, UnitTestsVerifier.OwnName]);
        var starting = CodeSandboxes.StartAsync(options.Sandbox, time, cancellationToken);
        var loading = LoadAllAsync(found, options.Limits, time, cancellationToken);
        try
        {
            await Task.WhenAll(starting, loading);
            var (sandbox, models) = (await starting, await loading);
            var rewards = Of(ModelKind.Reward, models).Select(model => new RewardModelVerifier(model.Name, model.Model)).ToList();
            List<IVerifier> verifiers =
            [
                .. rewards,
                arithmetic,
                constraints,
                .. sandbox.State.Ready ? [new UnitTestsVerifier(sandbox)] : Array.Empty<IVerifier>(),
                .. rewards.SelectMany(HeadVerifier.Of),
            ];
            return Compose(options.Limits, models, verifiers, sandbox, time);
        }
        catch
        {
            // Both have ended by now; whichever came about is given back.
            if (starting.IsCompletedSuccessfully)
            {
                await (await starting).DisposeAsync();
            }

            if (loading.IsCompletedSuccessfully)
            {
                await GiveBackAsync(await loading);
            }

            throw;
        }
    }

    private static LoadedEngine Compose(
        LimitOptions limits,
        IReadOnlyList<LoadedModel> models,
        IReadOnlyList<IVerifier> verifiers,
        ICodeSandbox sandbox,
        TimeProvider time
    )
    {
        var policies = Of(ModelKind.Policy, models).Select(model => new PolicyModel(model.Name, model.Model)).ToList();
        var (reader, equivalence) = (new AnswerReader(), new AnswerEquivalence());
        return new LoadedEngine(
            new SearchEngine(policies, verifiers, reader, equivalence, sandbox, limits.Budgets, time),
            new SolutionVerification(verifiers, reader, equivalence, sandbox, limits.Verification, time),
            equivalence,
            sandbox,
            models
        );
    }

    private static IEnumerable<LoadedModel> Of(ModelKind kind, IReadOnlyList<LoadedModel> models) =>
        models.Where(model => model.Model.Description.Kind == kind);

    /// <summary>All or none: when one cannot be loaded, those that were are given back.</summary>
    private static async Task<IReadOnlyList<LoadedModel>> LoadAllAsync(
        IReadOnlyList<ModelOptions> found,
        LimitOptions limits,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var memory = new DecoderOptions
        {
            MemoryBytes = (long)limits.MemoryMiB << 20,
            QueueLength = limits.QueueLength,
            Time = time,
        };
        var loading = found.Select(model => Task.Run(() => LoadAsync(model, memory, cancellationToken), cancellationToken)).ToList();
        try
        {
            return await Task.WhenAll(loading);
        }
        catch
        {
            await GiveBackAsync(await Task.WhenAll(loading.Where(task => task.IsCompletedSuccessfully)));
            throw;
        }
    }

    private static async Task GiveBackAsync(IReadOnlyList<LoadedModel> models)
    {
        foreach (var model in models)
        {
            await model.Model.DisposeAsync();
        }
    }

    private static async Task<LoadedModel> LoadAsync(ModelOptions model, DecoderOptions memory, CancellationToken cancellationToken) =>
        new(model.Name, model.Folder, await DecoderModel.LoadAsync(model.Folder, memory, cancellationToken));
}
