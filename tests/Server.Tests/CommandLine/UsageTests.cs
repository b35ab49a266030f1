using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.CommandLine;

public sealed class UsageTests
{
    [Fact]
    public async Task Help_names_every_command()
    {
        var run = await VerifyExecutable.RunAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All((string[])["serve", "solve", "models", "import"], command =>
            Assert.Contains(command, run.Output, StringComparison.Ordinal)
        );
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

    [Theory]
    [InlineData("nonsense", 2, "Invalid url: 'nonsense'")]
    [InlineData("http://127.0.0.1:99999", 2, "Write it like http://127.0.0.1:8080")]
    [InlineData("ftp://127.0.0.1", 2, "Only 'http://' and 'https://' are supported.")]
    [InlineData("http://192.0.2.1:1", 1, "The address to listen on cannot be had")]
    public async Task An_address_that_cannot_be_listened_on_is_told_without_a_stack(string url, int exitCode, string error)
    {
        var run = await VerifyExecutable.RunAsync("serve", "--urls", url);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("solve", "p")]
    [InlineData("models")]
    public async Task A_settings_file_that_is_no_json_is_told_with_its_name_and_place(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "appsettings.json"), "{\"Verify\": {", RunningServer.Cancelled);
        var run = await VerifyExecutable.RunInAsync(folder.FullName, arguments);
        folder.Delete(recursive: true);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("appsettings.json", run.Errors, StringComparison.Ordinal);
        Assert.Contains("LineNumber", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("solve", "p")]
    [InlineData("models")]
    public async Task A_command_that_is_interrupted_while_it_loads_says_so_without_a_stack(params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("needs signals, which Windows does not have");
            return;
        }

        // The interpreter that is tried at start is one that ends whoever started it.
        var folder = Directory.CreateTempSubdirectory();
        var python = Path.Combine(folder.FullName, "python");
        await File.WriteAllTextAsync(python, "#!/bin/sh\nkill -TERM $PPID\nexec sleep 60\n", RunningServer.Cancelled);
        File.SetUnixFileMode(python, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "appsettings.json"),
            $$"""{"Verify:Sandbox:PythonPath": "{{python}}"}""",
            RunningServer.Cancelled
        );
        var run = await VerifyExecutable.RunInAsync(folder.FullName, arguments);
        folder.Delete(recursive: true);

        Assert.Equal((130, "verify: interrupted."), (run.ExitCode, run.Errors.Trim()));
    }

    [Theory]
    [InlineData("--Verify:Limits:QueueLength=1", "models", "'--Verify:Limits:QueueLength=1'")]
    [InlineData("--urls=http://127.0.0.1:0", "serve", "'http://127.0.0.1:0'")]
    public async Task What_comes_before_a_command_is_refused_rather_than_ignored(string argument, string command, string what)
    {
        var run = await VerifyExecutable.RunAsync(argument, command);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{what} comes before '{command}', which ignores it", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_wrong_end_the_server_with_all_of_them_in_plain_text()
    {
        var run = await VerifyExecutable.RunAsync(
            "serve",
            "--urls",
            "http://127.0.0.1:0",
            "--Verify:Limits:QueueLength=-1",
            "--Verify:Limts=1"
        );

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            [
                "verify: Verify:Limits:QueueLength is '-1'; allowed is an integer from 0 to 100000.",
                "verify: Verify:Limts is no setting; Verify has ModelsFolder, Policies, Verifiers, Limits, Sandbox.",
            ],
            run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'))
        );
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
