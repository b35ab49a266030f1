using System.Net;
using System.Text.Json;
using Verify.Inference.Tokenization;
using Verify.Search;
using Verify.Server.Tests.Hosting;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.Tests.Solving;

public sealed class SolveTests
{
    [Fact]
    public async Task An_answer_carries_solution_candidates_usage_and_timing()
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.PostAsync("/v1/solve", """{"problem": "Half of 144?", "seed": 7}""");
        var answer = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("succeeded", answer.Text("status"));
        Assert.Equal("completed", answer.Text("stopped"));
        Assert.Equal("math", answer.Text("kind"));
        Assert.Equal("72", answer.Text("answer"));
        Assert.Equal("consistent", answer.At("verdict").Text("arithmetic"));
        Assert.Equal(JsonValueKind.Null, answer.At("verdict.tests").ValueKind);
        Assert.Equal(0.99, answer.At("candidates.0.steps.0.score").GetDouble());
        Assert.Equal(JsonValueKind.Null, answer.At("candidates.0.steps.1.score").ValueKind);
        Assert.Equal(185, answer.At("usage.discardedTokens").GetInt64());
        Assert.Equal(90, answer.At("usage.savedTokens").GetInt64());
        Assert.Equal(0.6875, answer.At("confidence").GetDouble());
        Assert.False(answer.TryGetProperty("agreement", out _));
        Assert.Equal(0.25, answer.At("timing.reward").GetDouble());
        Assert.Equal(32, answer.Text("id").Length);
    }

    [Fact]
    public async Task Evidence_stands_beside_the_score_it_is_for_and_is_absent_where_there_is_none()
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await (await server.PostAsync("/v1/solve", """{"problem": "Half of 144?"}""")).JsonAsync();

        Assert.Equal("""{"text":"It is half."}""", answer.At("candidates.0.steps.0.evidence").GetRawText());
        Assert.False(answer.At("candidates.0.steps.1").TryGetProperty("evidence", out _));
        Assert.False(answer.At("candidates.0").TryGetProperty("evidence", out _));
    }

    [Fact]
    public async Task The_search_of_an_answer_echoes_every_value_that_was_used()
    {
        await using var server = await RunningServer.StartAsync();
        const string request = """
            {
              "problem": "Half of 144?", "kind": "text", "policy": "demo", "seed": 9007199254740991,
              "search": {
                "strategy": "beam", "options": {"width": 2}, "aggregation": "product", "selection": "argmax",
                "verifier": [{"name": "demo-prm", "weight": 1}, {"name": "arithmetic", "weight": 0.5}],
                "budget": {"candidates": 3, "tokens": 100, "rewardTokens": 50, "seconds": 1.5}
              },
              "sampling": {"temperature": 0.5, "maxStepTokens": 10, "maxTokens": 20, "stop": ["END"]}
            }
            """;
        var echo = (await (await server.PostAsync("/v1/solve", request)).JsonAsync()).GetProperty("search");

        Assert.Equal(
            """{"policy":"demo","strategy":"beam","options":{"width":2},"verifier":[{"name":"demo-prm","weight":1},{"name":"arithmetic","weight":0.5}],"aggregation":"product","selection":"argmax","budget":{"candidates":3,"tokens":100,"rewardTokens":50,"seconds":1.5},"sampling":{"temperature":0.5,"topP":1,"topK":0,"minP":0,"repetitionPenalty":1,"maxStepTokens":10,"maxTokens":20,"tools":[],"maxToolCalls":null,"stop":["END"]},"seed":9007199254740991}""",
            echo.GetRawText()
        );
    }

    [Fact]
    public async Task The_tree_comes_with_trace_only()
    {
        await using var server = await RunningServer.StartAsync();
        var without = await (await server.PostAsync("/v1/solve", """{"problem": "Half of 144?"}""")).JsonAsync();
        var with = await (await server.PostAsync("/v1/solve", """{"problem": "Half of 144?", "trace": true}""")).JsonAsync();

        Assert.False(without.TryGetProperty("tree", out _));
        Assert.Equal([0, 1, 2], with.GetProperty("tree").EnumerateArray().Select(node => node.GetProperty("id").GetInt32()));
        Assert.Equal("not among the best 4", with.At("tree.2").Text("prunedBecause"));
    }

    [Theory]
    [InlineData("/v1/solve", """{"problem": "Write f.", "tests": {"entryPoint": "f", "cases": ["assert f(2) == 4"]}}""", "tests")]
    [InlineData("/v1/solve", """{"problem": "What?", "sampling": {"tools": ["python"]}}""", "sampling.tools")]
    [InlineData(
        "/v1/verify",
        """{"problem": "Write f.", "solutions": ["s"], "tests": {"entryPoint": "f", "cases": ["assert f(2) == 4"]}}""",
        "tests"
    )]
    public async Task Without_a_sandbox_code_is_refused_with_what_to_install(string path, string request, string field)
    {
        var none = new ScriptedSandbox { State = new SandboxState(SandboxKind.None, "Install the package bubblewrap.", []) };
        await using var server = await RunningServer.StartCheckingAsync(none, []);
        var response = await server.PostAsync(path, request);
        var problem = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Equal("urn:verify:problem:not-supported", problem.Text("type"));
        Assert.Equal(["false"], response.Headers.GetValues("x-should-retry"));
        Assert.Equal("Install the package bubblewrap.", problem.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task A_preference_for_an_asynchronous_answer_is_not_honoured_and_not_confirmed()
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.Add("Prefer", "respond-async");
        var response = await server.PostAsync("/v1/solve", """{"problem": "Half of 144?"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Preference-Applied"));
    }

    [Fact]
    public async Task Closing_the_connection_cancels_the_search()
    {
        var began = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        var engine = new ScriptedSearchEngine
        {
            Search = async (plan, _, cancellationToken) =>
            {
                cancellationToken.Register(cancelled.SetResult);
                began.SetResult();
                await cancelled.Task;
                return Results.Answering(plan, "72");
            },
        };
        await using var server = await RunningServer.StartAsync(engine);
        using var caller = new CancellationTokenSource();
        using var body = new StringContent("""{"problem": "Half of 144?"}""", System.Text.Encoding.UTF8, "application/json");
        var answer = server.Client.PostAsync("/v1/solve", body, caller.Token);
        await began.Task;
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), RunningServer.Cancelled);
    }

    [Fact]
    public async Task An_unexpected_failure_answers_500_with_the_request_id_and_nothing_of_its_cause()
    {
        var engine = new ScriptedSearchEngine { Search = (_, _, _) => throw new InvalidOperationException("a secret of the house") };
        await using var server = await RunningServer.StartAsync(engine);
        var response = await server.PostAsync("/v1/solve", """{"problem": "Half of 144?"}""");
        var problem = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(response.Headers.GetValues("x-request-id").Single(), problem.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_whose_budget_ran_out_before_any_candidate_still_answers_with_its_beginning()
    {
        var engine = new ScriptedSearchEngine
        {
            Search = (plan, _, _) => Task.FromResult(Results.Answering(plan) with { Stopped = StopReason.Tokens }),
        };
        await using var server = await RunningServer.StartAsync(engine);
        var answer = await (await server.PostAsync("/v1/solve", """{"problem": "Half of 144?"}""")).JsonAsync();

        Assert.Equal("tokens", answer.Text("stopped"));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("answer").ValueKind);
        Assert.Equal("Half of 144", answer.Text("solution"));
    }
}
