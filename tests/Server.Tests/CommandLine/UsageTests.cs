namespace Verify.Server.Tests.CommandLine;

public sealed class UsageTests
{
    [Fact]
    public async Task Help_names_every_command()
    {
        var run = await VerifyExecutable.RunAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All((string[])["serve", "solve", "models", "import"], command => Assert.Contains(command, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new[] { "sovle" }, "'sovle' is neither a command nor a setting")]
    [InlineData(new[] { "solve" }, "Required argument 'problem' missing for command")]
    [InlineData(new[] { "solve", "p", "--seed", "x" }, "Cannot parse argument 'x' for option '--seed'")]
    [InlineData(new[] { "solve", "p", "--option", "width" }, "'width': an option is written key=value.")]
    [InlineData(new[] { "solve", "p", "--verifier", "demo-prm=NaN" }, "'demo-prm=NaN': a verifier is written name or name=weight.")]
    [InlineData(new[] { "solve", "p", "--kind", "maths" }, "Argument 'maths' not recognized")]
    [InlineData(new[] { "import", "dir", "--precision", "int2" }, "Argument 'int2' not recognized")]
    public async Task Arguments_that_cannot_be_understood_end_with_2_and_a_word_on_standard_error(string[] arguments, string error)
    {
        var run = await VerifyExecutable.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
        Assert.Contains("--help", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_wrong_end_the_server_with_all_of_them_in_plain_text()
    {
        var run = await VerifyExecutable.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--Verify:Limits:QueueLength=-1", "--Verify:Limts=1");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            [
                "verify: Verify:Limits:QueueLength is '-1'; allowed is an integer from 0 to 100000.",
                "verify: Verify:Limts is no setting; Verify has ModelsFolder, Policies, Verifiers, Limits, Sandbox.",
            ],
            run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')));
    }

    [Fact]
    public async Task A_folder_without_a_policy_ends_with_1_and_says_how_to_get_one()
    {
        var empty = Directory.CreateTempSubdirectory();
        var run = await VerifyExecutable.RunAsync("models", "--models", empty.FullName);
        empty.Delete();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("holds no policy", run.Errors, StringComparison.Ordinal);
        Assert.Contains("verify import", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_a_policy_ends_with_1_instead_of_serving_nothing()
    {
        var empty = Directory.CreateTempSubdirectory();
        var run = await VerifyExecutable.RunAsync("serve", "--urls", "http://127.0.0.1:0", $"--Verify:ModelsFolder={empty.FullName}");
        empty.Delete();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("holds no policy", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_of_what_is_no_checkpoint_ends_with_1_and_leaves_nothing()
    {
        var empty = Directory.CreateTempSubdirectory();
        var target = Path.Combine(empty.FullName, "model");
        var run = await VerifyExecutable.RunAsync("import", empty.FullName, "--to", target);
        var written = Directory.EnumerateFileSystemEntries(empty.FullName).ToList();
        empty.Delete(recursive: true);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("config.json", run.Errors, StringComparison.Ordinal);
        Assert.Empty(written);
    }
}
