using Verify.Inference;
using Verify.Verifiers;

namespace Verify.Tests.Shared.Fakes;

/// <summary>
/// A verifier that scores as it is told. Every character of a step costs one token, once in a session; a comparison costs one.
/// </summary>
public sealed class ScriptedVerifier(string name = "scripted") : IVerifier
{
    /// <summary>Scores a step, given the path up to it; null: it does not score steps.</summary>
    public Func<StepPath, double?>? Step { get; init; }

    /// <summary>Scores a solution; null: it does not score solutions.</summary>
    public Func<string, double?>? Solution { get; init; }

    /// <summary>Compares solutions; null: it does not compare.</summary>
    public Func<string, string, PairVerdict>? Pair { get; init; }

    /// <summary>Why it scored a path as it did, as a step or as a solution; null: it does not say.</summary>
    public Func<StepPath, Evidence?> Explain { get; init; } = _ => null;

    /// <summary>The values its scores may have.</summary>
    public ScoreRange Range { get; init; } = ScoreRange.Unit;

    /// <summary>The aggregation its authors name.</summary>
    public string? Aggregation { get; init; }

    /// <summary>Called with each call's number, from 1, before it does anything.</summary>
    public Action<int> BeforeCall { get; set; } = _ => { };

    /// <summary>The sessions that were opened, in order.</summary>
    public List<ScriptedVerifierSession> Sessions { get; } = [];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public VerifierDescription Description =>
        new(
            "As told.",
            [
                .. Reward(Step is not null, RewardPart.Process, RewardDensity.Step),
                .. Reward(Solution is not null, RewardPart.Outcome, RewardDensity.Whole),
                .. Reward(Pair is not null, RewardPart.Pairwise, RewardDensity.Whole),
            ]
        )
        {
            Aggregation = Aggregation,
        };

    /// <inheritdoc/>
    public IVerifierSession Open(VerifierOpening opening, IReadOnlyList<ITokenTree> trees)
    {
        var session = new ScriptedVerifierSession(this);
        Sessions.Add(session);
        return session;
    }

    private RewardDescription[] Reward(bool isGiven, RewardPart part, RewardDensity density) =>
        isGiven ? [new RewardDescription(part, RewardCategory.Correctness, density) { Range = Range }] : [];
}
