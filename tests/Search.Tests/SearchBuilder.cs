using System.Text.Json;
using Verify.Inference;
using Verify.Search.Journal;
using Verify.Search.Policies;
using Verify.Search.Running;
using Verify.Search.Strategies;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.TestRuns;

namespace Verify.Search.Tests;

/// <summary>A search over fakes; a test states only what matters to it.</summary>
internal sealed record SearchBuilder
{
    public IReadOnlyList<ISearchStrategy> Strategies { get; init; } = StrategyCatalog.All;

    public IReadOnlyList<ITool> Tools { get; init; } = [];

    public ILanguageModel Model { get; init; } = new PseudoRandomLanguageModel();

    public IReadOnlyList<IVerifier> Verifiers { get; init; } = [HashedScores.Verifier()];

    /// <summary>Runs code; with it the verifier <c>tests</c> follows the others.</summary>
    public ICodeSandbox? Sandbox { get; init; }

    public PlainAnswers Answers { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public SearchRequest Request { get; init; } = new() { Problem = "What is 1 + 1?", Seed = 7 };

    public SearchEngine Engine() =>
        new(
            Strategies,
            [.. Tools, new PythonTool(Sandbox)],
            [new PolicyModel("fake", Model)],
            [.. Verifiers, new ConstraintsVerifier(), .. Sandbox is null ? Array.Empty<IVerifier>() : [new UnitTestsVerifier(Sandbox)]],
            Answers,
            Answers,
            Sandbox,
            new SearchDefaults(),
            Time
        );

    /// <summary>The caller's; not a parameter, since most tests never cancel.</summary>
    public CancellationToken Cancellation { get; init; } = TestContext.Current.CancellationToken;

    public Task<SearchResult> RunAsync(ISearchObserver? observer = null, ISearchJournal? journal = null)
    {
        var engine = Engine();
        return engine.RunAsync(engine.Plan(Request), observer ?? new EventList(), journal ?? NoJournal.Instance, Cancellation);
    }

    /// <summary>Of these options, those that a strategy has.</summary>
    public static Dictionary<string, JsonElement> OptionsOf(string strategy, params (string Name, object Value)[] options) =>
        Options([.. options.Where(option => StrategyCatalog.Get(strategy).Options.All.Any(known => known.Name == option.Name))]);

    public static Dictionary<string, JsonElement> Options(params (string Name, object Value)[] options) =>
        options.ToDictionary(option => option.Name, option => JsonSerializer.SerializeToElement(option.Value));
}
