using System.CommandLine;
using System.Globalization;
using Verify.Inference;
using Verify.Inference.Import;

namespace Verify.Server.CommandLine;

/// <summary><c>verify import DIR</c>: a Hugging Face checkpoint becomes a model folder.</summary>
internal static class ImportCommand
{
    private static readonly Dictionary<string, Precision> Precisions = new()
    {
        ["fp32"] = Precision.Float32,
        ["int8"] = Precision.Int8,
        ["int4"] = Precision.Int4,
    };

    public static Command Create()
    {
        var source = new Argument<string>("DIR")
        {
            Description = "The directory of a Hugging Face checkpoint: config.json, tokenizer.json, *.safetensors.",
        };
        var precision = new Option<string>("--precision")
        {
            Description = "How the weights are stored.",
            DefaultValueFactory = _ => "int8",
        };
        precision.AcceptOnlyFromAmong([.. Precisions.Keys]);
        var name = new Option<string?>("--name") { Description = "What requests will call the model. Default: the target folder's name." };
        var target = new Option<string?>("--to") { Description = "The model folder to write. Default: models/ and the name of DIR." };
        var kind = new Option<string?>("--kind") { Description = "What the model is for. Default: what the checkpoint is." };
        kind.AcceptOnlyFromAmong("policy", "reward");
        var template = new Option<string?>("--template")
        {
            Description = "The prompt with the placeholder {problem}. Default: the checkpoint's own.",
        };
        var separator = new Option<string?>("--step-separator")
        {
            Description = "What ends a step; \\n is a line break. Default: the checkpoint's own.",
        };
        var description = new Option<string?>("--description")
        {
            Description = "A file that describes the model. Default: verify.json in DIR, if there is one.",
        };
        var context = new Option<int?>("--context")
        {
            Description = "The longest problem and solution together, in tokens. Default: the checkpoint's own.",
        };
        context.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--context is at least 1.");
            }
        });
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace an existing model folder." };

        var command = new Command("import", "Makes a model folder of a Hugging Face checkpoint of the Llama family.")
        {
            source,
            precision,
            name,
            target,
            kind,
            template,
            separator,
            description,
            context,
            overwrite,
        };
        command.SetInterruptibleAction(
            (parsed, cancellationToken) =>
                ImportAsync(
                    new ImportRequest
                    {
                        Source = parsed.GetRequiredValue(source),
                        Target = parsed.GetValue(target) ?? DefaultTarget(parsed.GetRequiredValue(source)),
                        Name = parsed.GetValue(name),
                        Precision = Precisions[parsed.GetRequiredValue(precision)],
                        Kind = parsed.GetValue(kind) switch
                        {
                            null => null,
                            "policy" => ModelKind.Policy,
                            _ => ModelKind.Reward,
                        },
                        Template = Unescape(parsed.GetValue(template)),
                        StepSeparator = Unescape(parsed.GetValue(separator)),
                        DescriptionFile = parsed.GetValue(description),
                        ContextLength = parsed.GetValue(context),
                        Overwrite = parsed.GetValue(overwrite),
                        Time = TimeProvider.System,
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static string DefaultTarget(string source) =>
        Path.Combine("models", Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source))));

    private static string? Unescape(string? text) => text?.Replace("\\n", "\n", StringComparison.Ordinal);

    private static async Task<int> ImportAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        var report = await ModelImporter.ImportAsync(request, new StageProgress(Console.Out), cancellationToken);
        var model = report.Model;
        var culture = CultureInfo.InvariantCulture;
        Console.WriteLine(
            string.Create(
                culture,
                $"{model.Name}: {model.Kind}, {model.Architecture}, {model.Parameters:N0} parameters in {request.Precision}"
            )
        );
        Console.WriteLine(
            string.Create(culture, $"{report.SourceBytes / 1e6:0.0} MB read, {report.TargetBytes / 1e6:0.0} MB written to {report.Target}")
        );
        foreach (var note in report.Notes)
        {
            Console.WriteLine("note: " + note);
        }

        return ExitCodes.Success;
    }

    /// <summary>Tells each stage once, as it begins.</summary>
    private sealed class StageProgress(TextWriter output) : IProgress<ImportProgress>
    {
        private string? _stage;

        public void Report(ImportProgress value)
        {
            if (value.Stage == _stage)
            {
                return;
            }

            _stage = value.Stage;
            output.WriteLine(value.Stage);
        }
    }
}
