using Verify.Search;
using Verify.Search.Verification;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.Settings;

/// <summary>The section <c>Verify</c> of the configuration, checked; see <see cref="VerifyOptionsReader"/> for keys and defaults.</summary>
internal sealed record VerifyOptions
{
    /// <summary>The folder that contains model folders; absolute.</summary>
    public required string ModelsFolder { get; init; }

    /// <summary>
    /// Policies in the order of their names, the first of which is the default; empty: every policy in <see cref="ModelsFolder"/>.
    /// </summary>
    public required IReadOnlyList<ModelOptions> Policies { get; init; }

    /// <summary>
    /// Reward models in the order of their names, the first of which is the default; empty: every reward model in
    /// <see cref="ModelsFolder"/>.
    /// </summary>
    public required IReadOnlyList<ModelOptions> Verifiers { get; init; }

    /// <summary>What the server takes on at most.</summary>
    public required LimitOptions Limits { get; init; }

    /// <summary>How the code of solutions is confined.</summary>
    public required SandboxOptions Sandbox { get; init; }
}

/// <summary>A model and its folder.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Folder">An imported model's folder; absolute.</param>
internal sealed record ModelOptions(string Name, string Folder);

/// <summary>What the server takes on at most.</summary>
internal sealed record LimitOptions
{
    /// <summary>Bytes of a request's body.</summary>
    public required int MaxRequestBytes { get; init; }

    /// <summary>UTF-16 characters of a problem.</summary>
    public required int MaxProblemCharacters { get; init; }

    /// <summary>Searches that run at once; more wait.</summary>
    public required int ConcurrentSearches { get; init; }

    /// <summary>Searches that wait; more are refused with 429.</summary>
    public required int QueueLength { get; init; }

    /// <summary>Memory for the token trees of each model, in MiB.</summary>
    public required int MemoryMiB { get; init; }

    /// <summary>How long searches may go on after the server was told to stop, before they answer with the best they have.</summary>
    public required TimeSpan Drain { get; init; }

    /// <summary>What searches may spend when a request is silent, and at most.</summary>
    public required SearchDefaults Budgets { get; init; }

    /// <summary>What one request to check given solutions may take.</summary>
    public required VerificationLimits Verification { get; init; }
}
