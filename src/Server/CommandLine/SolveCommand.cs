using System.CommandLine;
using Spectre.Console;
using Verify.Server.Admission;
using Verify.Server.Composition;
using Verify.Server.Http;
using Verify.Server.Progress;
using Verify.Server.Settings;
using Verify.Server.Solving;

namespace Verify.Server.CommandLine;

/// <summary><c>verify solve</c>: one problem, its tree growing as it is searched, then the answer.</summary>
internal static class SolveCommand
{
    public static Command Create()
    {
        var arguments = new SolveArguments();
        var models = ModelsFolderOption.Create();
        var json = new Option<bool>("--json") { Description = "Write the answer as POST /v1/solve would, with the whole tree." };
        var command = new Command("solve", "Solves one problem; the tree grows live in a terminal, and is told in plain lines elsewhere.");
        arguments.AddTo(command);
        command.Options.Add(models);
        command.Options.Add(json);
        command.SetInterruptibleAction(
            (parsed, cancellationToken) =>
                SolveAsync(
                    arguments.Read(parsed),
                    ModelsFolderOption.Configuration(parsed.GetValue(models)),
                    parsed.GetValue(json),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> SolveAsync(
        SolveRequest request,
        IConfiguration configuration,
        bool json,
        CancellationToken cancellationToken
    )
    {
        var (options, time) = (VerifyOptionsReader.Read(configuration), TimeProvider.System);
        await using var engine = await EngineLoader.LoadAsync(options, time, cancellationToken);

        // The way of a server's requests, so that the same request meets the same limits and timing. A single search never waits.
        using var admission = new AdmissionQueue(options.Limits, time, CancellationToken.None);
        var searches = new Searches(() => engine, options.Limits, admission, time);
        var plan = searches.Plan(request.ToSearchRequest());
        if (json)
        {
            var result = await searches.RunAsync(plan, NoObserver.Instance, cancellationToken);
            await using var output = Console.OpenStandardOutput();
            // Of a search that was interrupted, the best answer so far is told too.
            await SolvingJson.WriteIndentedAsync(output, SolveResponse.Of(result, Identifier.New(), trace: true), CancellationToken.None);
            return ExitCodes.Success;
        }

        var found = AnsiConsole.Profile.Out.IsTerminal
            ? await LiveTreeView.ShowAsync(observer => searches.RunAsync(plan, observer, cancellationToken))
            : await searches.RunAsync(plan, new PlainProgress(Console.Out), cancellationToken);
        ResultText.Write(found, Console.Out);
        return ExitCodes.Success;
    }
}
