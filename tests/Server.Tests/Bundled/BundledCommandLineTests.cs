using System.Text.Json;
using Verify.Inference.Tokenization;
using Verify.Server.Tests.CommandLine;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Bundled;

public sealed class BundledCommandLineTests
{
    private const string Problem = "Ann has 12 apples and buys 3 apples. How many apples does Ann have?";

    [Fact]
    public async Task Solve_tells_the_tree_in_plain_lines_where_there_is_no_terminal_and_then_the_answer()
    {
        var run = await VerifyExecutable.RunAsync("solve", Problem, "--strategy", "beam", "--option", "width=2", "--seed", "7");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith("0 → 1  ", run.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^answer +", run.Output);
        Assert.Contains("seed 7", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Solve_writes_the_answer_of_the_server_as_json()
    {
        var run = await VerifyExecutable.RunAsync(
            "solve",
            Problem,
            "--strategy",
            "majority",
            "--budget-candidates",
            "2",
            "--seed",
            "7",
            "--json"
        );
        var answer = JsonElement.Parse(run.Output);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("succeeded", answer.Text("status"));
        Assert.Equal(2, answer.At("search.budget.candidates").GetInt32());
        Assert.True(answer.TryGetProperty("tree", out _));
    }

    [Fact]
    public async Task What_no_search_takes_ends_with_2_and_names_it()
    {
        var run = await VerifyExecutable.RunAsync("solve", Problem, "--strategy", "bream", "--budget-tokens", "0");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("search.strategy", run.Errors, StringComparison.Ordinal);
        Assert.Contains("search.budget.tokens", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_are_listed_with_their_parity()
    {
        var run = await VerifyExecutable.RunAsync("models");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("(?m)^demo +policy +LlamaForCausalLM +int8 .* reproduced ", run.Output);
        Assert.Matches("(?m)^\\S+ +reward +.* process,outcome,pairwise +reproduced ", run.Output);
    }
}
