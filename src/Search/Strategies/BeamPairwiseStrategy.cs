using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Selections;

namespace Verify.Search.Strategies;

/// <summary>
/// Beam search over steps by a process reward, whose final layer a pairwise judge ranks (Wang et al. 2024, "BPP-Search"): process rewards
/// tell good steps from bad ones, but not the best of several good solutions.
/// </summary>
internal sealed class BeamPairwiseStrategy : ISearchStrategy
{
    private readonly StepBeam _beam;

    public BeamPairwiseStrategy()
    {
        _beam = new StepBeam(Options);
    }

    public string Summary =>
        "Beam search over steps by the process reward, with a pairwise judge's tournament over the finished beams; for when "
        + "their rewards are too alike to choose by. Costs a beam search and a comparison for each pair of the tournament.";

    public OptionSet Options { get; } = new("beam-pairwise");

    public IReadOnlyList<string> Selections => SelectionCatalog.OfPairs;

    public IReadOnlyList<Need> Needs => [Need.ProcessReward];

    public LiveTokens Live(SearchPlan plan) => _beam.Live(plan);

    public Task<StopReason> RunAsync(SearchContext context) => _beam.RunAsync(context);
}
