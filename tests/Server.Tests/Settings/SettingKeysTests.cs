using System.Globalization;
using Microsoft.Extensions.Configuration;
using Verify.Server.Settings;
using Verify.Server.Tests.Hosting;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Server.Tests.Settings;

/// <summary>
/// Every key of the settings: what the reader allows, the floors take; and the document says of each what the reader does.
/// </summary>
public sealed class SettingKeysTests
{
    public static TheoryData<string> Numbers =>
        [.. VerifyOptionsReader.Keys().Where(key => key.Minimum is not null).Select(key => key.Path)];

    /// <summary><c>Sandbox:Spares=100</c> once passed the settings and ended the start with a stack trace.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task The_ends_of_a_range_are_taken_by_the_settings_and_by_the_floor_below(string path)
    {
        var key = VerifyOptionsReader.Keys().Single(key => key.Path == path);
        foreach (var end in (double[])[key.Minimum!.Value, key.Maximum!.Value])
        {
            var options = Read(path, end);

            await using var sandbox = await CodeSandboxes.StartAsync(
                options.Sandbox with
                {
                    Tier = SandboxTier.Off,
                },
                TimeProvider.System,
                RunningServer.Cancelled
            );
            Assert.False(sandbox.State.Ready);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_lies_outside_of_a_range_is_refused_with_the_range(string path)
    {
        var key = VerifyOptionsReader.Keys().Single(key => key.Path == path);
        foreach (var beyond in (double[])[key.Minimum!.Value - 1, key.Maximum!.Value + 1])
        {
            var error = Assert.Single(Assert.Throws<SettingsException>(() => Read(path, beyond)).Errors);

            Assert.StartsWith($"{path} is '", error, StringComparison.Ordinal);
            Assert.EndsWith($" from {key.Allowed}.", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_document_has_a_row_for_every_key_with_its_default_and_what_is_allowed()
    {
        var rows = Repository
            .Read("docs/configuration.md")
            .Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is [_, ['`', ..], _, _, _, _])
            .ToDictionary(cells => "Verify:" + cells[1].Trim('`'), cells => (Default: cells[3], Allowed: cells[4]));

        Assert.Equal(VerifyOptionsReader.Keys().Select(key => key.Path).Order(), rows.Keys.Order());
        Assert.All(VerifyOptionsReader.Keys(), key =>
        {
            Assert.Equal(key.Default ?? rows[key.Path].Default, rows[key.Path].Default);
            Assert.Equal(key.Allowed ?? rows[key.Path].Allowed, rows[key.Path].Allowed);
        });
    }

    private static VerifyOptions Read(string path, double value) =>
        VerifyOptionsReader.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { [path] = value.ToString(CultureInfo.InvariantCulture) })
                .Build()
        );
}
