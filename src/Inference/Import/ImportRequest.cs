using Verify.Inference.Import.Checkpoints;

namespace Verify.Inference.Import;

/// <summary>What to import, and settings that override those of its own files.</summary>
public sealed record ImportRequest
{
    /// <summary>The directory of a Hugging Face checkpoint.</summary>
    public required string Source { get; init; }

    /// <summary>The model folder to be written; must not exist unless <see cref="Overwrite"/> is set.</summary>
    public required string Target { get; init; }

    /// <summary>The model's name, as requests will give it; the target folder's name where it is null.</summary>
    public string? Name { get; init; }

    /// <summary>How the weights are to be stored. Default: 8 bits.</summary>
    public Precision Precision { get; init; } = Precision.Int8;

    /// <summary>Policy or reward; null takes the checkpoint's own.</summary>
    public ModelKind? Kind { get; init; }

    /// <summary>The prompt with <c>{problem}</c>; null takes the checkpoint's own.</summary>
    public string? Template { get; init; }

    /// <summary>What ends a step; null takes the checkpoint's own.</summary>
    public string? StepSeparator { get; init; }

    /// <summary>
    /// A description file in place of the <c>verify.json</c> in the checkpoint's directory; see <see cref="ImportDescription"/>.
    /// </summary>
    public string? DescriptionFile { get; init; }

    /// <summary>
    /// The longest path in tokens, from 1 to the checkpoint's own, which null takes. A shorter one makes a smaller folder.
    /// </summary>
    public int? ContextLength { get; init; }

    /// <summary>Replaces an existing target, once the new folder is complete.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Measures what runs of the model cost. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>How far an import is.</summary>
/// <param name="Stage">What is being done, for people.</param>
/// <param name="Fraction">Share of the weights that has been written, from 0 to 1.</param>
public readonly record struct ImportProgress(string Stage, double Fraction);

/// <summary>What an import has made.</summary>
/// <param name="Model">What was imported.</param>
/// <param name="Target">The model folder.</param>
/// <param name="SourceBytes">Size of the tensors read.</param>
/// <param name="TargetBytes">Size of the folder written.</param>
/// <param name="Notes">What a user should know: a shortened context, tensors left out.</param>
public sealed record ImportReport(ModelDescription Model, string Target, long SourceBytes, long TargetBytes, IReadOnlyList<string> Notes);
