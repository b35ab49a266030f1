using System.CommandLine;
using System.CommandLine.Parsing;
using Verify.Inference;
using Verify.Search;
using Verify.Server.Http;
using Verify.Server.Settings;

namespace Verify.Server.CommandLine;

/// <summary>The executable's commands. Answers go to standard output, everything that is wrong to standard error.</summary>
internal static class VerifyCommand
{
    // How long a command may take to end well once it is interrupted.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(2);

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var help = $"Try '{NameOf(parsed.CommandResult)} --help'.";
            return await RefuseAsync([.. parsed.Errors.Select(error => error.Message), help], ExitCodes.Usage);
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    // A server that is told to stop takes its time to drain, and hears the signal itself.
                    ProcessTerminationTimeout = ServeCommand.IsChosenBy(parsed) ? null : TerminationTimeout,
                }
            );
        }
        catch (SettingsException settings)
        {
            return await RefuseAsync(settings.Errors, ExitCodes.Usage);
        }
        catch (InvalidDataException unreadable)
        {
            return await RefuseAsync([string.Join(' ', Causes(unreadable).Select(cause => cause.Message))], ExitCodes.Usage);
        }
        catch (OperationCanceledException)
        {
            return await RefuseAsync(["interrupted."], ExitCodes.Interrupted);
        }
        catch (SearchRequestException request)
        {
            return await RefuseAsync(request.Errors.Select(error => $"{error.Path}: {error.Message}"), ExitCodes.Usage);
        }
        catch (RefusedException refused)
        {
            return await RefuseAsync([refused.Message], ExitCodes.Usage);
        }
        catch (Exception failure)
            when (failure
                    is ModelFormatException
                        or ModelCapacityException
                        or ContextLengthException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            return await RefuseAsync([failure.Message], ExitCodes.Failure);
        }
    }

    private static RootCommand Create()
    {
        var root = new RootCommand("Makes a local language model reason better at answer time. Without a command it serves.");
        ServeCommand.Attach(root);
        var serve = new Command(ServeCommand.Name, "Serves HTTP, on the bundled demo models when none are configured.");
        ServeCommand.Attach(serve);
        foreach (var command in (Command[])[serve, SolveCommand.Create(), ModelsCommand.Create(), ImportCommand.Create()])
        {
            command.Validators.Add(RefuseWhatStandsBefore);
            root.Subcommands.Add(command);
        }

        return root;
    }

    /// <summary>What the root takes when it serves would be parsed before a command's name too, and forgotten.</summary>
    private static void RefuseWhatStandsBefore(CommandResult command)
    {
        foreach (
            var token in (command.Parent as CommandResult)
                ?.Children.Where(child => child is not CommandResult)
                .SelectMany(child => child.Tokens)
                ?? []
        )
        {
            command.AddError(
                $"'{token.Value}' comes before '{command.Command.Name}', which ignores it; settings of the server follow 'serve'."
            );
        }
    }

    /// <summary>Why a settings file cannot be read is said by the inner exceptions: the outermost only names the file.</summary>
    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static string NameOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : result.Command.Name;

    private static async Task<int> RefuseAsync(IEnumerable<string> lines, int exitCode)
    {
        foreach (var line in lines)
        {
            await Console.Error.WriteLineAsync("verify: " + line);
        }

        return exitCode;
    }
}
