using System.Text.Json;
using Verify.Inference;
using Verify.Search.Journal;
using Verify.Search.Needs;
using Verify.Search.Policies;
using Verify.Search.Running;
using Verify.Search.Strategies;
using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.TestRuns;

namespace Verify.Search.Tests;

/// <summary>A search over fakes; a test states only what matters to it.</summary>
internal sealed record SearchBuilder
{
    /// <summary>Null: those of the catalog, with the samples where the request names one of them.</summary>
    public IReadOnlyList<ISearchStrategy>? Strategies { get; init; }

    public IReadOnlyList<ITool> Tools { get; init; } = [new LetterCount()];

    public ILanguageModel Model { get; init; } = new PseudoRandomLanguageModel();

    /// <summary>The policy <c>second</c>.</summary>
    public ILanguageModel Second { get; init; } = new PseudoRandomLanguageModel();

    public IReadOnlyList<IVerifier> Verifiers { get; init; } = [HashedScores.Verifier()];

    /// <summary>Runs code; with it the verifier <c>tests</c> follows the others.</summary>
    public ICodeSandbox? Sandbox { get; init; }

    public PlainAnswers Answers { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public SearchRequest Request { get; init; } = new() { Problem = "What is 1 + 1?", Seed = 7 };

    public SearchEngine Engine()
    {
        var needs = NeedsOf(Request);
        return new(
            Known(Request),
            needs.OfType<ToolNeed>().Any() ? [.. Tools, new PythonTool(Sandbox)] : [new PythonTool(Sandbox)],
            [
                new PolicyModel("fake", Model),
                .. needs.Contains(Need.SecondPolicy) ? [new PolicyModel("second", Second)] : Array.Empty<PolicyModel>(),
            ],
            [.. Verifiers, new ConstraintsVerifier(), .. Sandbox is null ? Array.Empty<IVerifier>() : [new UnitTestsVerifier(Sandbox)]],
            Answers,
            Answers,
            Sandbox,
            new SearchDefaults(),
            Time
        );
    }

    /// <summary>The caller's; not a parameter, since most tests never cancel.</summary>
    public CancellationToken Cancellation { get; init; } = TestContext.Current.CancellationToken;

    public Task<SearchResult> RunAsync(ISearchObserver? observer = null, ISearchJournal? journal = null)
    {
        var engine = Engine();
        return engine.RunAsync(engine.Plan(WithNeeds(Request)), observer ?? new EventList(), journal ?? NoJournal.Instance, Cancellation);
    }

    /// <summary>The request with the tools and the further policies that its strategy needs.</summary>
    private SearchRequest WithNeeds(SearchRequest request)
    {
        var needs = NeedsOf(request);
        var tools = needs.OfType<ToolNeed>().Select(need => need.ToolName).ToList();
        return request with
        {
            FurtherPolicies = needs.Contains(Need.SecondPolicy) ? ["second"] : request.FurtherPolicies,
            Sampling =
                tools.Count == 0
                    ? request.Sampling
                    : (request.Sampling ?? new SearchSampling()) with
                    {
                        Tools = [.. request.Sampling?.Tools ?? [], .. tools],
                    },
        };
    }

    private IReadOnlyList<Need> NeedsOf(SearchRequest request) =>
        Known(request).FirstOrDefault(strategy => strategy.Name == request.Strategy)?.Needs ?? [];

    private IReadOnlyList<ISearchStrategy> Known(SearchRequest request) =>
        Strategies ?? (SampleStrategies.Own.Any(sample => sample.Name == request.Strategy) ? SampleStrategies.All : StrategyCatalog.All);

    /// <summary>Of these options, those that a strategy has.</summary>
    public static Dictionary<string, JsonElement> OptionsOf(string strategy, params (string Name, object Value)[] options) =>
        Options([.. options.Where(option => SampleStrategies.Get(strategy).Options.All.Any(known => known.Name == option.Name))]);

    public static Dictionary<string, JsonElement> Options(params (string Name, object Value)[] options) =>
        options.ToDictionary(option => option.Name, option => JsonSerializer.SerializeToElement(option.Value));
}
