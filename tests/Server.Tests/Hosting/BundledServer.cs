using Microsoft.Extensions.Configuration;
using Verify.Server.Composition;
using Verify.Server.Settings;

namespace Verify.Server.Tests.Hosting;

/// <summary>
/// A server on the bundled models, shared by the tests of a collection: loading it once is enough for tests that only ask.
/// </summary>
public sealed class BundledServer : IAsyncLifetime
{
    internal RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var options = VerifyOptionsReader.Read(new ConfigurationBuilder().Build());
        Server = await RunningServer.StartLoadingAsync(cancellationToken =>
            EngineLoader.LoadAsync(options, TimeProvider.System, cancellationToken)
        );
        await Server.UntilReadyAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

[CollectionDefinition(nameof(BundledServer))]
public sealed class BundledServerGroup : ICollectionFixture<BundledServer>;
