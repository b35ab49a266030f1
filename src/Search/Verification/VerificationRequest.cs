using Verify.Mathematics;
using Verify.Verifiers;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Verification;

/// <summary>Solutions that somebody else wrote, and what is to be found out about them; what is null is not found out.</summary>
public sealed record VerificationRequest
{
    /// <summary>The problem they solve; not blank.</summary>
    public required string Problem { get; init; }

    /// <summary>Null: code where there are tests, else detected.</summary>
    public ProblemKind? Kind { get; init; }

    /// <summary>The solutions, at least one; null means one that is not valid Unicode.</summary>
    public required IReadOnlyList<string?> Solutions { get; init; }

    /// <summary>The right answer, or a whole solution that states it.</summary>
    public string? Reference { get; init; }

    /// <summary>Names of verifiers that score.</summary>
    public IReadOnlyList<string>? Verifiers { get; init; }

    /// <summary>How the scores of steps become one; null: what each verifier's authors say, else <c>min</c>.</summary>
    public string? Aggregation { get; init; }

    /// <summary>What ends a step; null: what the first named model was trained to see there, else a line end.</summary>
    public string? StepSeparator { get; init; }

    /// <summary>What solutions must pass.</summary>
    public CodeTests? Tests { get; init; }

    /// <summary>What solutions must look like.</summary>
    public SolutionConstraints? Constraints { get; init; }

    /// <summary>All that verifiers draw derives from it, so that the same request gets the same scores.</summary>
    public ulong Seed { get; init; }
}

/// <summary>What one request for checking may take.</summary>
public sealed record VerificationLimits
{
    /// <summary>Solutions.</summary>
    public int Solutions { get; init; } = 1024;

    /// <summary>UTF-16 characters of a solution; a longer one is not checked, and says so.</summary>
    public int SolutionCharacters { get; init; } = 131_072;

    /// <summary>Wall time; solutions that are not checked by then say so.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>A request that was checked, with its defaults filled in.</summary>
/// <param name="Problem">With its tests and constraints.</param>
/// <param name="Solutions">As they were given.</param>
/// <param name="Reference">The reference's answer; null when there is none to compare with.</param>
/// <param name="Verifiers">Those that are asked.</param>
/// <param name="StepSeparator">What ends a step.</param>
public sealed record VerificationPlan(
    Problem Problem,
    IReadOnlyList<string?> Solutions,
    string? Reference,
    IReadOnlyList<RequestedVerifier> Verifiers,
    string StepSeparator
)
{
    /// <summary>The request's.</summary>
    public ulong Seed { get; init; }

    /// <summary>What the problem and its reference say about answers.</summary>
    public AnswerExpectation Expected { get; } = AnswerExpectation.Of(Problem.Text, Reference);
}

/// <summary>A verifier of a plan.</summary>
/// <param name="Verifier">It.</param>
/// <param name="Aggregation">How its step scores become one; null when its scores were not asked for, only what it finds out by the
/// way.</param>
public sealed record RequestedVerifier(IVerifier Verifier, string? Aggregation);
