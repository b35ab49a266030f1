using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Strategies;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Samples;

/// <summary>A strategy that a test writes.</summary>
internal sealed class WrittenStrategy(Func<SearchContext, Task> run) : ISearchStrategy
{
    public string Summary => "What a test does.";

    public OptionSet Options { get; } = new("written");

    public IReadOnlyList<string> Selections { get; init; } = ["majority"];

    public IReadOnlyList<Need> Needs { get; init; } = [];

    public LiveTokens Live(SearchPlan plan) => new(Solutions: 8, Prompts: 8);

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        await run(context);
        return StopReason.Completed;
    }

    /// <summary>A search by it, in which nothing scores.</summary>
    public static SearchBuilder Search(Func<SearchContext, Task> run, ScriptedLanguageModel model, params IReadOnlyList<Need> needs) =>
        new()
        {
            Strategies = [new WrittenStrategy(run) { Needs = needs }],
            Model = model,
            Verifiers = [],
            Request = new()
            {
                Problem = "What?",
                Strategy = "written",
                Seed = 7,
            },
        };
}
