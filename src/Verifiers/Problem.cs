using System.Collections.ObjectModel;
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

    /// <summary>
    /// What else a prompt's template may ask for by name, beside <c>problem</c>: documents, examples, a profile. None of it is the answer.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Every value that a template may ask for: <see cref="Fields"/>, and the text as <c>problem</c>.</summary>
    public IReadOnlyDictionary<string, string> TemplateValues() => new Dictionary<string, string>(Fields) { ["problem"] = Text };
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
