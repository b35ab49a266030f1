using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Selections;

namespace Verify.Search.Strategies;

/// <summary>
/// Beam search over steps by a process reward (Snell et al. 2024, "Scaling LLM Test-Time Compute", section 3.2; Wang et al. 2024,
/// "BPP-Search").
/// </summary>
internal sealed class BeamStrategy : ISearchStrategy
{
    private readonly StepBeam _beam;

    public BeamStrategy()
    {
        _beam = new StepBeam(Options);
    }

    public string Summary =>
        "Beam search over steps by the process reward; for the best answer from few tokens when the reward can be trusted.";

    public OptionSet Options { get; } = new("beam");

    public IReadOnlyList<string> Selections => SelectionCatalog.OfScored;

    public IReadOnlyList<Need> Needs => [Need.ProcessReward];

    public LiveTokens Live(SearchPlan plan) => _beam.Live(plan);

    public Task<StopReason> RunAsync(SearchContext context) => _beam.RunAsync(context);
}
