using System.Text.Json.Serialization;
using Verify.Server.Admission;
using Verify.Server.Catalogue;
using Verify.Server.Chat;
using Verify.Server.Composition;
using Verify.Server.Documentation;
using Verify.Server.Http;
using Verify.Server.Settings;
using Verify.Server.Solving;
using Verify.Server.Verification;

namespace Verify.Server.Hosting;

/// <summary>Puts the HTTP server together.</summary>
internal static class WebServer
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>A server that is ready to be started.</summary>
    /// <param name="args">Configuration as command-line arguments, e.g. <c>--urls</c>.</param>
    /// <param name="load">Loads the engine; null when the server is built for its description only.</param>
    /// <exception cref="SettingsException">Settings are wrong; all errors are reported at once.</exception>
    public static WebApplication Build(string[] args, LoadEngine? load)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        var options = VerifyOptionsReader.Read(builder.Configuration);
        // Why a server cannot start is told by the command, once and without a stack.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder
            .WebHost.UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = (long)options.Limits.MaxRequestBytes * JsonBody.Headroom;
            });
        var configuration = builder.Configuration;
        if (configuration["urls"] is null && configuration["http_ports"] is null && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Services.AddVerifyServices(options, load).AddVerifyDocumentation();
        return builder.Build().MapVerify();
    }

    private static IServiceCollection AddVerifyServices(this IServiceCollection services, VerifyOptions options, LoadEngine? load)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            JsonSerializerContext[] contexts =
            [
                SolvingJson.Default,
                VerificationJson.Default,
                ChatJson.Default,
                CatalogueJson.Default,
                HttpJson.Default,
            ];
            foreach (var context in contexts)
            {
                json.SerializerOptions.TypeInfoResolverChain.Insert(0, context);
            }
        });
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Limits.Drain + TimeSpan.FromSeconds(5));
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Failures>();
        services.AddSingleton(options.Limits);
        services.AddSingleton(provider => new AdmissionQueue(
            options.Limits,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
        ));
        services.AddSingleton<Func<LoadedEngine>>(provider => () => provider.GetRequiredService<EngineHost>().Engine);
        services.AddSingleton<Searches>();
        services.AddSingleton<Verifications>();
        services.AddSingleton(provider => new EngineHost(
            cancellationToken => load!(options, provider.GetRequiredService<TimeProvider>(), cancellationToken),
            provider.GetRequiredService<IHostApplicationLifetime>()
        ));
        if (load is not null)
        {
            services.AddHostedService(provider => provider.GetRequiredService<EngineHost>());
        }

        return services;
    }

    private static WebApplication MapVerify(this WebApplication app)
    {
        app.UseRequestIds();
        app.UseMiddleware<ErrorMiddleware>();
        app.MapSolve();
        app.MapVerification();
        app.MapChat();
        app.MapModels();
        app.MapCatalogue();
        app.MapHealth();
        app.MapDocumentation();
        return app;
    }
}
