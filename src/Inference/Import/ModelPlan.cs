using Verify.Inference.Graph;
using Verify.Inference.Import.Heads;
using Verify.Inference.Import.Templates;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Import;

/// <summary>All that is to be written, decided and checked before the first byte is.</summary>
internal sealed record ModelPlan
{
    public required ModelKind Kind { get; init; }

    public required string Template { get; init; }

    public required string StepSeparator { get; init; }

    public required IReadOnlyList<string> EndTokens { get; init; }

    public required string? Aggregation { get; init; }

    public required BuiltHeads Heads { get; init; }

    public required DecoderShape Shape { get; init; }

    /// <summary>The plan of a checkpoint: the request's word goes before the description's, that before what its authors publish.</summary>
    public static ModelPlan Of(CheckpointFolder folder, ImportRequest request)
    {
        var published = PublishedHeads.Describe(folder);
        var description = Description(folder.Path, request);
        var kind = request.Kind ?? description?.Kind ?? published.Kind!.Value;
        var source = request.DescriptionFile ?? folder.Path;

        var problems = new Problems(source);
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
        var template = request.Template ?? description?.Template ?? published.Template
            ?? ChatTemplates.Recognize(CheckpointTemplate.Jinja(folder), folder.Tokenizer.Prefix)
            ?? throw new ModelFormatException(
                $"{folder.Path}: its chat template is none of {ChatTemplates.Known}. "
                + $"Give the prompt as \"template\" in {ImportDescription.FileName} or by option.");
        var plan = new ModelPlan
        {
            Kind = kind,
            Template = template,
            StepSeparator = request.StepSeparator ?? description?.StepSeparator ?? published.StepSeparator!,
            EndTokens = description?.End is { } end ? [end] : CheckpointTemplate.EndTokens(folder),
            Aggregation = description?.Aggregation,
            Heads = built,
            Shape = ShapeOf(folder, request, built.Shapes),
        };
        plan.CheckSpellings(folder.Tokenizer, source);
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
                $"{folder.Path}: a context of {context} tokens was asked for, the model has {config.ContextLength}; ask for no more than that.");
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

    /// <summary>Every token that is named must be one, or scores would be read where the model never learned to give them.</summary>
    private void CheckSpellings(TokenizerDescription tokenizer, string source)
    {
        var problems = new Problems(source);
        try
        {
            PromptTemplate.Parse(Template, tokenizer.Tokenizer);
        }
        catch (ModelFormatException e)
        {
            problems.Add(e.Message.TrimEnd('.'));
        }

        IEnumerable<(string Field, string? Token)> named =
        [
            .. EndTokens.Select(token => ("end", (string?)token)),
            .. Heads.Manifests.Select(head => ("stepToken", head.StepToken)),
            .. Heads.Manifests.Select(head => ("judge", head.Judge)),
        ];
        foreach (var (field, token) in named.Where(pair => pair.Token is not null && !tokenizer.Special.ContainsKey(pair.Token)))
        {
            problems.Add(
                $"{field} is '{token}', which is no special token of {TokenizerFile.Name}; it has {string.Join(", ", tokenizer.Special.Keys)}");
        }

        problems.ThrowIfAny();
    }
}
