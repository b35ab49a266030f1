namespace Verify.Verifiers;

/// <summary>What is to be solved.</summary>
/// <param name="Text">The problem as the caller wrote it; not blank.</param>
/// <param name="Kind">What its answer looks like.</param>
public sealed record Problem(string Text, ProblemKind Kind);

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
