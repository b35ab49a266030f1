using Verify.Inference.Engine.Layouts;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Graph;
using Verify.Inference.Import.Checkpoints;
using Verify.Inference.Import.Heads;
using Verify.Inference.Manifests;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Import;

/// <summary>Makes a model folder of a Hugging Face checkpoint: graph, weights, tokenizer and manifest.</summary>
public static class ModelImporter
{
    /// <summary>
    /// 1. reads and checks everything, 2. writes graph and weights into a folder beside the target, 3. runs the written model to record its
    /// outputs and what its runs cost, 4. writes the manifest, 5. moves the folder to the target. A failure or cancellation before 5 leaves
    /// no files.
    /// </summary>
    /// <exception cref="ModelFormatException">
    /// The checkpoint cannot be imported, or the target cannot be written; the message says what is wrong and how to fix it.
    /// </exception>
    /// <exception cref="OperationCanceledException">The import was cancelled.</exception>
    public static Task<ImportReport> ImportAsync(
        ImportRequest request,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ContextLength is < 1)
        {
            throw new ArgumentException($"ContextLength is {request.ContextLength}; the least is 1.", nameof(request));
        }

        return Task.Run(() => Import(request, progress, cancellationToken), cancellationToken);
    }

    private static ImportReport Import(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        // 1.
        progress?.Report(new ImportProgress("reading checkpoint", 0));
        using var folder = CheckpointFolder.Open(request.Source);
        RefuseTargetAround(request.Source, request.Target);
        var plan = ModelPlan.Of(folder, request);
        var unused = WeightChecks.Check(plan.Shape, folder.Weights, plan.Heads);
        WeightChecks.CheckBlocks(plan.Shape, request.Precision, folder.Path);
        var parameters = WeightShapes.Expected(plan.Shape).Sum(tensor => tensor.Shape.Aggregate(1L, (product, width) => product * width));

        using var target = new TargetFolder(request.Target, request.Overwrite);
        try
        {
            // 2.
            var weights = new WatchedWeights(
                new SelectingWeights(folder.Weights, plan.Heads.Selections),
                parameters,
                progress,
                cancellationToken
            );
            DecoderGraph.Write(plan.Shape, weights, request.Precision, target.Staging);
            File.Copy(Path.Combine(folder.Path, TokenizerFile.Name), Path.Combine(target.Staging, TokenizerFile.Name));

            // 3. and 4.
            progress?.Report(new ImportProgress("running the model", 1));
            cancellationToken.ThrowIfCancellationRequested();
            var manifest = Manifest(folder, plan, request, parameters, target.Staging);
            ModelManifestFile.Save(target.Staging, manifest);
            cancellationToken.ThrowIfCancellationRequested();

            // 5.
            var bytes = new DirectoryInfo(target.Staging).EnumerateFiles().Sum(file => file.Length);
            target.Commit();
            return new ImportReport(
                Description(manifest, folder.Tokenizer.Tokenizer),
                Path.GetFullPath(request.Target),
                folder.Weights.Bytes,
                bytes,
                Notes(folder, unused)
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException(
                $"{request.Target}: cannot be written ({e.Message}). Free space there or name another target.",
                e
            );
        }
    }

    /// <summary>Overwriting deletes the target with everything in it, so it must not contain the checkpoint.</summary>
    private static void RefuseTargetAround(string source, string target)
    {
        var checkpoint = Directory.ResolveLinkTarget(source, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(source);
        var inTarget = Path.GetRelativePath(target, checkpoint);
        if (
            inTarget != ".."
            && !inTarget.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !Path.IsPathRooted(inTarget)
        )
        {
            throw new ModelFormatException($"{target}: contains the checkpoint itself ({source}). Name another target.");
        }
    }

    private static ModelManifest Manifest(CheckpointFolder folder, ModelPlan plan, ImportRequest request, long parameters, string directory)
    {
        using var session = DecoderSession.Open(directory, DecoderDimensions.Of(plan.Shape));
        return new ModelManifest
        {
            Name = plan.Name,
            Kind = plan.Kind,
            Architecture = folder.Config.Architecture,
            Precision = request.Precision,
            Parameters = parameters,
            ContextLength = plan.Shape.ContextLength,
            VocabularySize = plan.Shape.VocabularySize,
            Layers = plan.Shape.Layers,
            QueryHeads = plan.Shape.QueryHeads,
            KeyValueHeads = plan.Shape.KeyValueHeads,
            HeadWidth = plan.Shape.HeadWidth,
            HiddenWidth = plan.Shape.HiddenWidth,
            Template = plan.Template,
            Templates = plan.Templates,
            StepSeparator = plan.StepSeparator,
            EndTokens = plan.EndTokens,
            Heads = plan.Heads.Descriptions,
            Aggregation = plan.Aggregation,
            Parity = ParityRecorder.Record(session, PromptTemplate.Parse(plan.Template, folder.Tokenizer.Tokenizer), request),
            Costs = LayoutCostMeter.Measure(session, request.Time),
        };
    }

    private static ModelDescription Description(ModelManifest manifest, ITokenizer tokenizer) =>
        manifest.Describe(new ModelText(tokenizer, manifest.VocabularySize, manifest.EndTokens, manifest.Prompts()).Prompts);

    private static List<string> Notes(CheckpointFolder folder, IReadOnlyList<string> unused)
    {
        var notes = new List<string>();
        if (folder.Config.ContextNote is { } note)
        {
            notes.Add(note);
        }

        if (unused.Count > 0)
        {
            notes.Add($"Not needed and left out: {string.Join(", ", unused)}.");
        }

        return notes;
    }
}
