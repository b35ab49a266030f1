using Microsoft.Extensions.Configuration;
using Verify.Server.Settings;

namespace Verify.Server.Tests.Settings;

public sealed class VerifyOptionsReaderTests
{
    [Fact]
    public void Silence_means_the_documented_defaults_and_the_bundled_models()
    {
        var options = Read();

        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "models"), options.ModelsFolder);
        Assert.Equal(1 << 20, options.Limits.MaxRequestBytes);
        Assert.Equal(32_768, options.Limits.MaxProblemCharacters);
        Assert.Equal(Environment.ProcessorCount, options.Limits.ConcurrentSearches);
        Assert.Equal(64, options.Limits.QueueLength);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Limits.Drain);
        Assert.Equal(1024, options.Limits.Budgets.MostCandidates);
        Assert.Null(options.Limits.Budgets.Seconds);
    }

    [Fact]
    public void Every_error_is_said_at_once_with_key_value_and_what_is_allowed()
    {
        var error = Assert.Throws<SettingsException>(() =>
            Read(
                ("Limits:QueueLength", "-1"),
                ("Limits:MaxRequestBytes", "1 MiB"),
                ("Limits:DrainSeconds", "soon"),
                ("Limits:Tokens:Default", "5000"),
                ("Limits:Tokens:Maximum", "4000"),
                ("ModelsFolder", "/no/such/folder"),
                ("Policies:mine:Folder", "/nor/this"),
                ("Verifiers:judge:Path", "/x")
            )
        );

        Assert.Equal(
            [
                "Verify:ModelsFolder is '/no/such/folder'; there is no such folder; give one that holds imported model folders.",
                "Verify:Policies:mine:Folder is '/nor/this'; it holds no manifest.json; give a folder that `verify import` wrote.",
                "Verify:Verifiers:judge:Folder is missing, but it is required.",
                "Verify:Verifiers:judge:Path is no setting; Verify:Verifiers:judge has Folder.",
                "Verify:Limits:MaxRequestBytes is '1 MiB'; allowed is an integer from 1024 to 268435456.",
                "Verify:Limits:QueueLength is '-1'; allowed is an integer from 0 to 100000.",
                "Verify:Limits:DrainSeconds is 'soon'; allowed is a number from 0 to 3600.",
                "Verify:Limits:Tokens:Default is '5000'; allowed is an integer from 1 to 4000.",
            ],
            error.Errors
        );
    }

    [Theory]
    [InlineData("Limts:QueueLength", "Verify:Limts is no setting; Verify has ModelsFolder, Policies, Verifiers, Limits, Sandbox.")]
    [InlineData(
        "Limits:Queue",
        "Verify:Limits:Queue is no setting; Verify:Limits has MaxRequestBytes, MaxProblemCharacters, ConcurrentSearches, QueueLength, MemoryMiB, DrainSeconds, Candidates, Tokens, RewardTokens, Seconds, Checking."
    )]
    public void A_misspelt_key_is_refused_with_those_there_are(string key, string message) =>
        Assert.Equal([message], Assert.Throws<SettingsException>(() => Read((key, "1"))).Errors);

    [Fact]
    public void A_lowered_maximum_lowers_the_default_with_it()
    {
        var budgets = Read(("Limits:Candidates:Maximum", "8"), ("Limits:Seconds:Maximum", "20")).Limits.Budgets;

        Assert.Equal((8, 8), (budgets.Candidates, budgets.MostCandidates));
        Assert.Equal(20, budgets.MostSeconds);
    }

    [Fact]
    public void Models_stand_in_the_order_of_their_names_whatever_the_order_they_are_written_in()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "models", "demo-policy");

        Assert.Equal(
            ["a", "b", "c"],
            Read(("Policies:b:Folder", folder), ("Policies:c:Folder", folder), ("Policies:a:Folder", folder))
                .Policies.Select(model => model.Name)
        );
    }

    [Fact]
    public void Keys_are_read_whatever_their_case() => Assert.Equal(3, Read(("limits:queuelength", "3")).Limits.QueueLength);

    private static VerifyOptions Read(params (string Key, string Value)[] settings) =>
        VerifyOptionsReader.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(setting => new KeyValuePair<string, string?>("Verify:" + setting.Key, setting.Value))
                )
                .Build()
        );
}
