using System.CommandLine;
using Verify.Server.Settings;

namespace Verify.Server.CommandLine;

/// <summary>The option by which commands that do not serve are pointed at models.</summary>
internal static class ModelsFolderOption
{
    public static Option<string?> Create() =>
        new("--models") { Description = "A folder that holds imported model folders. Default: the bundled demo models." };

    /// <summary>The configuration a server would have, with the option's value before all others.</summary>
    public static IConfiguration Configuration(string? modelsFolder) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(modelsFolder is null ? [] : [new($"{VerifyOptionsReader.Section}:ModelsFolder", modelsFolder)])
            .Build();
}
