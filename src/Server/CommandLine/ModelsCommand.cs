using System.CommandLine;
using System.Globalization;
using Verify.Server.Composition;
using Verify.Server.Settings;

namespace Verify.Server.CommandLine;

/// <summary><c>verify models</c>: loads every model, which replays its parity sample, and lists them.</summary>
internal static class ModelsCommand
{
    public static Command Create()
    {
        var models = ModelsFolderOption.Create();
        var command = new Command("models", "Loads every model, checks it against its parity sample, and lists them.");
        command.Options.Add(models);
        command.SetInterruptibleAction(
            (parsed, cancellationToken) => ListAsync(ModelsFolderOption.Configuration(parsed.GetValue(models)), cancellationToken)
        );
        return command;
    }

    private static async Task<int> ListAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        await using var engine = await EngineLoader.LoadAsync(
            VerifyOptionsReader.Read(configuration),
            TimeProvider.System,
            cancellationToken
        );
        string[] head = ["NAME", "KIND", "ARCHITECTURE", "PRECISION", "PARAMETERS", "CONTEXT", "HEADS", "PARITY", "FOLDER"];
        PlainTable.Write(Console.Out, [head, .. engine.Models.Select(Row)]);
        return ExitCodes.Success;
    }

    private static string[] Row(LoadedModel model)
    {
        var description = model.Model.Description;
        return
        [
            model.Name,
            description.Kind.ToString().ToLowerInvariant(),
            description.Architecture,
            description.Precision,
            description.Parameters.ToString("N0", CultureInfo.InvariantCulture),
            description.ContextLength.ToString(CultureInfo.InvariantCulture),
            description.Heads.Count == 0 ? "-" : string.Join(',', description.Heads.Select(head => head.Name)),
            "reproduced",
            model.Folder,
        ];
    }
}
