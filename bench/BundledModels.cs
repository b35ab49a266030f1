using Verify.Inference;
using Verify.Inference.Engine;
using Verify.Mathematics.Answers;
using Verify.Search;
using Verify.Search.Running;
using Verify.Verifiers;
using Verify.Verifiers.Answers;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Rewards;

namespace Verify.Bench;

/// <summary>The bundled policy and verifier with a search engine over them, as the server composes them.</summary>
internal sealed class BundledModels : IAsyncDisposable
{
    private readonly ILanguageModel _policy;
    private readonly ILanguageModel _reward;

    private BundledModels(ILanguageModel policy, ILanguageModel reward)
    {
        _policy = policy;
        _reward = reward;
        Verifier = new RewardModelVerifier("demo-prm", reward);
        Engine = new SearchEngine(
            [new PolicyModel("demo", policy)],
            [Verifier, new ArithmeticVerifier()],
            new AnswerReader(),
            new AnswerEquivalence(),
            sandbox: null,
            new SearchDefaults(),
            TimeProvider.System
        );
    }

    public ISearchEngine Engine { get; }

    public IVerifier Verifier { get; }

    /// <summary>Loads from the <c>models</c> folder of the repository, or from the folder given.</summary>
    public static async Task<BundledModels> LoadAsync(string? folder = null)
    {
        folder ??= Repository.Folder("models");
        var policy = await DecoderModel.LoadAsync(Path.Combine(folder, "demo-policy"), new DecoderOptions(), CancellationToken.None);
        var reward = await DecoderModel.LoadAsync(Path.Combine(folder, "demo-verifier"), new DecoderOptions(), CancellationToken.None);
        return new BundledModels(policy, reward);
    }

    public async ValueTask DisposeAsync()
    {
        await _policy.DisposeAsync();
        await _reward.DisposeAsync();
    }
}
