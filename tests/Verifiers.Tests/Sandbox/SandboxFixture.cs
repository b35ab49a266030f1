using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>One started sandbox of each tier for all tests; tests are skipped by name where it cannot stand.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private readonly Dictionary<SandboxTier, ICodeSandbox> _sandboxes = [];

    public static SandboxOptions Options { get; } =
        new()
        {
            MemoryMiB = 256,
            WallSeconds = 20,
            CpuSeconds = 5,
        };

    public async ValueTask InitializeAsync()
    {
        foreach (var tier in (SandboxTier[])[SandboxTier.Bubblewrap, SandboxTier.Landlock])
        {
            _sandboxes[tier] = await CodeSandboxes.StartAsync(Options with { Tier = tier }, TimeProvider.System, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sandbox in _sandboxes.Values)
        {
            await sandbox.DisposeAsync();
        }
    }

    internal ICodeSandbox Sandbox(SandboxTier tier)
    {
        SkipUnlessReady(tier, _sandboxes[tier].State);
        return _sandboxes[tier];
    }

    internal static void SkipUnlessReady(SandboxTier tier, SandboxState state)
    {
        if (!File.Exists("/usr/bin/python3"))
        {
            Assert.Skip("needs the Debian package python3");
        }

        if (tier == SandboxTier.Bubblewrap && !File.Exists("/usr/bin/bwrap"))
        {
            Assert.Skip("needs the Debian package bubblewrap");
        }

        if (!state.Ready)
        {
            Assert.Skip($"needs a machine on which {tier} holds: {state.Reason}");
        }
    }
}

/// <summary>Tests of one sandbox take turns, so that their time limits mean something.</summary>
[CollectionDefinition(Name)]
public sealed class SandboxCollection : ICollectionFixture<SandboxFixture>
{
    public const string Name = "sandbox";
}
