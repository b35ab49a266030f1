using Verify.Inference.Graph;
using Verify.Inference.Import.Checkpoints;
using Verify.Inference.Import.Files;
using Verify.Inference.Import.Heads;
using Verify.Inference.Import.Templates;
using Verify.Inference.Manifests;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Import;

/// <summary>Everything that will be written, decided and checked before the first byte is.</summary>
internal sealed record ModelPlan
{
    public required string Name { get; init; }

    public required ModelKind Kind { get; init; }

    public required string Template { get; init; }

    public required IReadOnlyDictionary<string, string> Templates { get; init; }

    public required string StepSeparator { get; init; }

    public required IReadOnlyList<string> EndTokens { get; init; }

    public required string? Aggregation { get; init; }

    public required BuiltHeads Heads { get; init; }

    public required DecoderShape Shape { get; init; }

    /// <summary>
    /// The plan of a checkpoint: the request takes precedence over the description, and that over what the authors publish.
    /// </summary>
    public static ModelPlan Of(CheckpointFolder folder, ImportRequest request)
    {
        var published = PublishedHeads.Describe(folder);
        var description = Description(folder.Path, request);
        var kind = request.Kind ?? description?.Kind ?? (description?.Heads is { Count: > 0 } ? ModelKind.Reward : published.Kind!.Value);
        var source = request.DescriptionFile ?? folder.Path;

        var problems = new FileErrors(source);
        var heads = kind == ModelKind.Reward ? description?.Heads ?? published.Heads : null;
        if (kind == ModelKind.Reward && heads is not { Count: > 0 })
        {
            problems.Add($"the checkpoint has no reward head that is known; describe its heads in {ImportDescription.FileName}");
        }

        if (kind == ModelKind.Policy && folder.Config.Task != Configuration.HeadTask.LanguageModel)
        {
            problems.Add($"{folder.Config.Architecture} cannot be a policy: it has no vocabulary projection");
        }

        var built = new HeadBuilder(folder.Weights, problems).Build(heads ?? new Dictionary<string, ImportHead>());
        problems.ThrowIfAny();
        var template = request.Template
            ?? description?.Template
            ?? published.Template
            ?? ChatTemplates.Recognize(CheckpointTemplate.Jinja(folder), folder.Tokenizer.Prefix)
            ?? throw new ModelFormatException(
                $"{folder.Path}: its chat template is none of {ChatTemplates.Known}. "
                    + $"Give the prompt as \"template\" in {ImportDescription.FileName} or by option."
            );
        var plan = new ModelPlan
        {
            Name = request.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Target))),
            Kind = kind,
            Template = template,
            Templates = description?.Templates ?? new Dictionary<string, string>(),
            StepSeparator = request.StepSeparator ?? description?.StepSeparator ?? published.StepSeparator!,
            EndTokens = description?.End is { } end ? [end] : CheckpointTemplate.EndTokens(folder),
            Aggregation = description?.Aggregation,
            Heads = built,
            Shape = ShapeOf(folder, request, built.Shapes),
        };
        plan.Check(folder.Tokenizer, source);
        return plan;
    }

    private static ImportDescription? Description(string directory, ImportRequest request)
    {
        if (request.DescriptionFile is { } given)
        {
            return ImportDescription.Load(given);
        }

        var beside = Path.Combine(directory, ImportDescription.FileName);
        return File.Exists(beside) ? ImportDescription.Load(beside) : null;
    }

    private static DecoderShape ShapeOf(CheckpointFolder folder, ImportRequest request, IReadOnlyList<HeadShape> heads)
    {
        var config = folder.Config;
        var context = request.ContextLength ?? config.ContextLength;
        if (context > config.ContextLength)
        {
            throw new ModelFormatException(
                $"{folder.Path}: a context of {context} tokens was asked for, the model has {config.ContextLength}; "
                    + "ask for no more than that."
            );
        }

        return new DecoderShape
        {
            VocabularySize = config.VocabularySize,
            HiddenWidth = config.HiddenWidth,
            IntermediateWidth = config.IntermediateWidth,
            Layers = config.Layers,
            QueryHeads = config.QueryHeads,
            KeyValueHeads = config.KeyValueHeads,
            HeadWidth = config.HeadWidth,
            NormEpsilon = (float)config.NormEpsilon,
            ContextLength = context,
            Rope = config.Rope.Table(context, config.HeadWidth),
            AttentionBias = config.AttentionBias,
            OutputBias = config.OutputBias,
            QueryKeyNorm = config.QueryKeyNorm,
            TiedEmbeddings = config.TiedEmbeddings,
            Heads = heads,
        };
    }

    private void Check(TokenizerDescription tokenizer, string source)
    {
        var problems = new FileErrors(source);
        foreach (var (field, text) in new[] { ("name", Name), ("stepSeparator", StepSeparator) })
        {
            if (text.Length == 0)
            {
                problems.Add($"{field} is empty");
            }
        }

        foreach (var fault in ModelManifestRules.TemplateFaults(Templates))
        {
            problems.Add(fault);
        }

        problems.ThrowIfAny();
        foreach (
            var fault in NamedTokens.Faults(
                tokenizer,
                [(PromptDescription.Problem, Template), .. Templates.Select(one => (one.Key, one.Value))],
                EndTokens,
                Heads.Descriptions
            )
        )
        {
            problems.Add(fault);
        }

        problems.ThrowIfAny();
    }
}
