using System.Text.Json;
using Verify.Inference;
using Verify.Search;
using Verify.Search.Journal;
using Verify.Verifiers;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.Tests.Hosting;

/// <summary>
/// Stands in for the search floor where a test is about HTTP alone: plans like the real one as far as the tests look, and answers with what
/// it was scripted to.
/// </summary>
internal sealed class ScriptedSearchEngine : ISearchEngine
{
    public IReadOnlyList<PolicyModel> Policies { get; init; } = [new("demo", new NamedModel())];

    public IReadOnlyList<IVerifier> Verifiers { get; init; } = [];

    public IReadOnlyList<StrategyDescription> Strategies { get; init; } =
    [
        Strategy("greedy"),
        Strategy("majority"),
        Strategy("beam", new OptionDescription("width", "integer", JsonElement.Parse("4"), 1, 64, "Live beams.")),
    ];

    /// <summary>What a search does; by default it answers 72 at once.</summary>
    public Func<SearchPlan, ISearchObserver, CancellationToken, Task<SearchResult>> Search { get; set; } =
        (plan, _, _) => Task.FromResult(Results.Answering(plan, "72"));

    /// <summary>What would run code; null: everything is planned as if it could be run.</summary>
    public ICodeSandbox? Sandbox { get; init; }

    public SearchPlan? LastPlan { get; private set; }

    public SearchPlan Plan(SearchRequest request)
    {
        var errors = new List<RequestError>();
        if (string.IsNullOrWhiteSpace(request.Problem))
        {
            errors.Add(new RequestError("problem", "The problem is blank; send its text."));
        }

        if (request.Strategy is { } strategy && Strategies.All(known => known.Name != strategy))
        {
            errors.Add(new RequestError("search.strategy", $"Unknown strategy '{strategy}'. Available: beam, greedy, majority."));
        }

        if (request.Sampling?.TopP == 0)
        {
            errors.Add(new RequestError("sampling.topP", "The value is 0; allowed is above 0 to 1."));
        }

        if (request.Sampling?.MaxTokens > 1 << 20)
        {
            errors.Add(new RequestError("sampling.maxTokens", "There are too many; give at most 1048576."));
        }

        if (Sandbox is { State: { Ready: false, Reason: var reason } })
        {
            string?[] asking = [request.Tests is null ? null : "tests", request.Sampling?.Tools is null ? null : "sampling.tools"];
            errors.AddRange(asking.OfType<string>().Select(path => new RequestError(path, reason) { Kind = RequestErrorKind.NoSandbox }));
        }

        if (errors.Count > 0)
        {
            throw new SearchRequestException(errors);
        }

        var stages = Scoring(request.Verifier);
        var gates = request.Verifier is GatedVerifiers gated ? gated.Gates : [];
        return LastPlan = new SearchPlan
        {
            Problem = new Problem(request.Problem, request.Kind ?? ProblemKind.Math)
            {
                Tests = request.Tests,
                Constraints = request.Constraints,
            },
            Policy = request.Policy ?? "demo",
            Strategy = request.Strategy ?? "beam",
            Options = request.Options ?? new Dictionary<string, JsonElement>(),
            Verifiers = stages is [var first, ..] ? first.Verifiers : [new WeightedVerifier("demo-prm", 1)],
            TieBreakers = [.. stages.Skip(1).Select(stage => stage.Verifiers)],
            Gates = [.. gates],
            Aggregation = request.Aggregation ?? "min",
            Selection = request.Selection ?? "weighted-vote",
            Candidates = request.Budget?.Candidates ?? 16,
            Tokens = request.Budget?.Tokens ?? 8192,
            RewardTokens = request.Budget?.RewardTokens ?? 0,
            Seconds = request.Budget?.Seconds,
            Sampling = new Sampling { Temperature = request.Sampling?.Temperature ?? 0.8f },
            MaxStepTokens = request.Sampling?.MaxStepTokens ?? 128,
            MaxTokens = request.Sampling?.MaxTokens ?? 1024,
            Stop = request.Sampling?.Stop ?? [],
            Seed = request.Seed ?? 11,
        };
    }

    public Task<SearchResult> RunAsync(
        SearchPlan plan,
        ISearchObserver observer,
        ISearchJournal journal,
        CancellationToken cancellationToken
    ) => Search(plan, observer, cancellationToken);

    private static IReadOnlyList<VerifierStage> Scoring(VerifierSpec? verifier) =>
        verifier switch
        {
            VerifierStage stage => [stage],
            VerifierCascade cascade => cascade.Stages,
            GatedVerifiers gated => Scoring(gated.Then),
            _ => [],
        };

    private static StrategyDescription Strategy(string name, params IReadOnlyList<OptionDescription> options) =>
        new(name, $"What {name} does.", options, ["weighted-vote", "argmax"], false, false);

    /// <summary>A model that is listed and never asked.</summary>
    private sealed class NamedModel : ILanguageModel
    {
        public ModelDescription Description { get; } =
            new()
            {
                Name = "demo",
                Kind = ModelKind.Policy,
                Architecture = "LlamaForCausalLM",
                Precision = "int8",
                ContextLength = 512,
                VocabularySize = 610,
                StepSeparator = "\n",
                EndToken = "<end>",
                Prompts = [new PromptDescription(PromptDescription.Problem, ["problem"])],
                Abilities = Abilities,
            };

        public static ModelAbilities Abilities { get; } =
            new()
            {
                Reproducible = true,
                Heads = false,
                LogProbabilities = true,
                NextTokens = 610,
                HiddenState = true,
                ExactTokenCount = true,
                SamplingFilters = Sampling.Filters,
            };

        public TokenPath Render(string prompt, IReadOnlyDictionary<string, string> values) => throw new NotSupportedException();

        public Token[] Encode(string text) => throw new NotSupportedException();

        public Token[] EncodeMarkup(string markup) => throw new NotSupportedException();

        public TokenPath Append(TokenPath path, ReadOnlySpan<Token> tokens) => throw new NotSupportedException();

        public TokenPath Append(TokenPath path, ReadOnlySpan<SampledToken> tokens) => throw new NotSupportedException();

        public void ThrowIfNeverFits(IReadOnlyList<int> capacityTokens) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<ITokenTree>> OpenAsync(IReadOnlyList<int> capacityTokens, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
