using Verify.Mathematics;
using Verify.Verifiers;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Verification;

/// <summary>What was found out about a solution.</summary>
public sealed record VerifiedSolution
{
    /// <summary>Its place among the given ones, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Why nothing was found out: it is no text, too long, or the time was up; null where something was.</summary>
    public VerificationFailure? Failure { get; init; }

    /// <summary>Its steps; their texts joined are its whole text.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The answer it states; null when it states none.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether its answer is the reference's; null without a reference.</summary>
    public Equivalence? Equivalence { get; init; }

    /// <summary>What each named verifier says, by name.</summary>
    public IReadOnlyDictionary<string, SolutionScores> Scores { get; init; } = new Dictionary<string, SolutionScores>();

    /// <summary>Its test report; null without tests.</summary>
    public TestReport? Tests { get; init; }

    /// <summary>Which constraints it keeps; null without constraints.</summary>
    public IReadOnlyList<ConstraintFinding>? Constraints { get; init; }
}

/// <summary>A verifier's scores of a solution.</summary>
/// <param name="Steps">One score a step, in the range that the verifier's description gives; null when it scores no steps.</param>
/// <param name="Aggregation">How they became <paramref name="Score"/>; null when it scores no steps.</param>
/// <param name="Score">One score of the whole.</param>
/// <param name="Message">Why it has none though it should; null otherwise.</param>
public sealed record SolutionScores(IReadOnlyList<Score>? Steps, string? Aggregation, Score Score, string? Message);

/// <summary>Why a solution was not verified.</summary>
/// <param name="Code"><c>not-text</c>, <c>blank</c>, <c>too-long</c>, <c>too-large</c> or <c>time-limit</c>.</param>
/// <param name="Message">What is wrong and how to fix it.</param>
public sealed record VerificationFailure(string Code, string Message);
