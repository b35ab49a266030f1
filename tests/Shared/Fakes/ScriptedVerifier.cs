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

    /// <summary>The aggregation its authors name.</summary>
    public string? Aggregation { get; init; }

    /// <summary>Called with each call's number, from 1, before it does anything.</summary>
    public Action<int> BeforeCall { get; set; } = _ => { };

    /// <summary>The sessions that were opened, in order.</summary>
    public List<ScriptedVerifierSession> Sessions { get; } = [];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public VerifierDescription Description => new("As told.", Step is not null, Solution is not null, Pair is not null, null, Aggregation);

    /// <inheritdoc/>
    public IVerifierSession Open(Problem problem, IReadOnlyList<ITokenTree> trees)
    {
        var session = new ScriptedVerifierSession(this);
        Sessions.Add(session);
        return session;
    }
}
