using System.CommandLine;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using Verify.Server.Composition;
using Verify.Server.Hosting;
using Verify.Server.Settings;

namespace Verify.Server.CommandLine;

/// <summary><c>verify serve</c>: the HTTP server until it is told to stop.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static void Attach(Command command)
    {
        var urls = new Option<string?>("--urls")
        {
            Description = "Addresses to listen on, separated by semicolons. Default: ASPNETCORE_URLS, else http://127.0.0.1:8080.",
        };
        var settings = new Argument<string[]>("settings")
        {
            Description = "Settings as --Section:Key=value, for instance --Verify:Limits:QueueLength=8.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        settings.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !IsSetting(token.Value)))
            {
                result.AddError($"'{token.Value}' is neither a command nor a setting; settings are written --Section:Key=value.");
            }
        });
        command.Options.Add(urls);
        command.Arguments.Add(settings);
        command.SetAction(
            (parsed, cancellationToken) => ServeAsync(parsed.GetValue(urls), parsed.GetValue(settings) ?? [], cancellationToken)
        );
    }

    /// <summary>True when what was asked for is to serve, by name or by saying nothing.</summary>
    public static bool IsChosenBy(ParseResult parsed) => parsed.CommandResult.Command is RootCommand or { Name: Name };

    private static async Task ListenAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new SettingsException([
                $"The address to listen on cannot be used: {wrong.Message} Write it like http://127.0.0.1:8080 "
                    + "(--urls or ASPNETCORE_URLS).",
            ]);
        }
        catch (SocketException refused)
        {
            throw new IOException($"The address to listen on cannot be had: {refused.Message}.", refused);
        }
    }

    private static bool IsSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal) && token.Contains(':') && token.Contains('=');

    private static async Task<int> ServeAsync(string? urls, string[] settings, CancellationToken cancellationToken)
    {
        await using var app = WebServer.Build(urls is null ? settings : [.. settings, "--urls=" + urls], EngineLoader.LoadAsync);
        await ListenAsync(app, cancellationToken);
        foreach (var url in app.Urls)
        {
            Console.WriteLine($"verify listens on {url} (documentation: {url}/docs)");
        }

        await app.WaitForShutdownAsync(cancellationToken);
        if (app.Services.GetRequiredService<EngineHost>().Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return ExitCodes.Success;
    }
}
