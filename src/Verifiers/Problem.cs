using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers;

/// <summary>What is to be solved.</summary>
/// <param name="Text">The problem as the caller wrote it; not blank.</param>
/// <param name="Kind">What its answer looks like.</param>
public sealed record Problem(string Text, ProblemKind Kind)
{
    /// <summary>What a solution's program must pass; null when there is nothing to run.</summary>
    public CodeTests? Tests { get; init; }

    /// <summary>What a solution's text must look like; null when nothing is asked of it.</summary>
    public SolutionConstraints? Constraints { get; init; }
}

/// <summary>What a problem's answer looks like.</summary>
public enum ProblemKind
{
    /// <summary>A number or an expression.</summary>
    Math,

    /// <summary>A program.</summary>
    Code,

    /// <summary>Anything else: the whole text is the answer.</summary>
    Text,
}
