using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Verify.Mathematics;
using Verify.Mathematics.Answers;
using Verify.Search;
using Verify.Search.Verification;
using Verify.Server.Composition;
using Verify.Server.Hosting;
using Verify.Server.Settings;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;
using Verify.Verifiers.Answers;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.Tests.Hosting;

/// <summary>A server on a free port of this machine, asked over real HTTP.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static IAnswerEquivalence SameText { get; } = new TextEquivalence();

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A server over a scripted engine, ready at once.</summary>
    public static Task<RunningServer> StartAsync(ScriptedSearchEngine? engine = null, params string[] settings) =>
        StartOverAsync(EngineOver(engine ?? new ScriptedSearchEngine(), [], new ScriptedSandbox()), settings);

    /// <summary>A server that checks given solutions with these verifiers and this sandbox.</summary>
    public static Task<RunningServer> StartCheckingAsync(
        ScriptedSandbox sandbox,
        IReadOnlyList<IVerifier> verifiers,
        params string[] settings
    )
    {
        var limits = VerifyOptionsReader.Read(new ConfigurationBuilder().AddCommandLine(settings).Build()).Limits;
        return StartOverAsync(
            EngineOver(new ScriptedSearchEngine { Sandbox = sandbox }, verifiers, sandbox, limits.Verification),
            settings
        );
    }

    /// <summary>An engine of scripted parts.</summary>
    public static LoadedEngine EngineOver(
        ISearchEngine search,
        IReadOnlyList<IVerifier> verifiers,
        ICodeSandbox sandbox,
        VerificationLimits? limits = null
    ) =>
        new(
            search,
            new SolutionVerification(
                verifiers,
                new AnswerReader(),
                new AnswerEquivalence(),
                sandbox,
                limits ?? new VerificationLimits(),
                TimeProvider.System
            ),
            SameText,
            sandbox,
            []
        );

    public static async Task<RunningServer> StartOverAsync(LoadedEngine engine, params string[] settings)
    {
        var server = await StartLoadingAsync(_ => Task.FromResult(engine), settings);
        await server.UntilReadyAsync();
        return server;
    }

    /// <summary>A server that already listens while its engine is loaded.</summary>
    public static async Task<RunningServer> StartLoadingAsync(Func<CancellationToken, Task<LoadedEngine>> load, params string[] settings)
    {
        var app = WebServer.Build(
            ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None", .. settings],
            (_, _, cancellationToken) => load(cancellationToken)
        );
        await app.StartAsync(Cancelled);
        return new RunningServer(app);
    }

    public IHostApplicationLifetime Lifetime => _app.Lifetime;

    public async Task UntilReadyAsync()
    {
        var engine = _app.Services.GetRequiredService<EngineHost>();
        while (!(await Client.GetAsync("/readyz", Cancelled)).IsSuccessStatusCode)
        {
            Assert.Null(engine.Failure);
        }
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        PostAsync(path, Encoding.UTF8.GetBytes(json), "application/json");

    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string? contentType)
    {
        using var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        return await Client.PostAsync(path, content, Cancelled);
    }

    /// <summary>Waits until so many searches wait for a place.</summary>
    public async Task UntilWaitingAsync(int searches)
    {
        while ((await (await Client.GetAsync("/readyz", Cancelled)).JsonAsync()).At("searches.waiting").GetInt64() < searches)
        {
            Assert.False(Cancelled.IsCancellationRequested);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private sealed class TextEquivalence : IAnswerEquivalence
    {
        public Equivalence Compare(string first, string second, AnswerExpectation? expected = null) =>
            new(first == second, "the same text");
    }
}
