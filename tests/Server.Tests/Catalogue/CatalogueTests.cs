using System.Net;
using Verify.Inference.Tokenization;
using Verify.Server.Composition;
using Verify.Server.Tests.Hosting;
using Verify.Tests.Shared.Fakes;

namespace Verify.Server.Tests.Catalogue;

public sealed class CatalogueTests
{
    [Fact]
    public async Task Models_are_every_policy_alone_and_with_each_strategy()
    {
        await using var server = await RunningServer.StartAsync();
        var models = await GetAsync(server, "/v1/models");

        Assert.Equal("list", models.Text("object"));
        Assert.Equal(
            ["demo", "demo@greedy", "demo@majority", "demo@beam"],
            models.GetProperty("data").EnumerateArray().Select(model => model.Text("id"))
        );
        Assert.All(models.GetProperty("data").EnumerateArray(), model =>
            Assert.True(model.GetProperty("created").GetInt64() > 1_700_000_000)
        );
    }

    [Fact]
    public async Task A_model_is_looked_up_by_its_name()
    {
        await using var server = await RunningServer.StartAsync();
        var found = await GetAsync(server, "/v1/models/demo@beam");
        var missing = await server.Client.GetAsync("/v1/models/gpt-4o", RunningServer.Cancelled);
        var error = (await missing.JsonAsync()).GetProperty("error");

        Assert.Equal("demo@beam", found.Text("id"));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("model_not_found", error.Text("code"));
        Assert.Equal("model", error.Text("param"));
        Assert.Contains("send a policy (demo)", error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strategies_come_in_order_of_name_with_what_a_form_needs_of_their_options()
    {
        await using var server = await RunningServer.StartAsync();
        var strategies = (await GetAsync(server, "/v1/strategies")).GetProperty("strategies");

        Assert.Equal(["beam", "greedy", "majority"], strategies.EnumerateArray().Select(strategy => strategy.Text("name")));
        Assert.Equal(
            """{"name":"width","type":"integer","default":4,"minimum":1,"maximum":64,"summary":"Live beams."}""",
            strategies.At("0.options.0").GetRawText()
        );
        Assert.Equal("weighted-vote", strategies.At("0.selections.0").GetString());
    }

    [Fact]
    public async Task Policies_tell_what_they_were_imported_from()
    {
        await using var server = await RunningServer.StartAsync();
        var policy = (await GetAsync(server, "/v1/policies")).At("policies.0");

        Assert.Equal("demo", policy.Text("name"));
        Assert.Equal("LlamaForCausalLM", policy.Text("architecture"));
        Assert.Equal("int8", policy.Text("precision"));
        Assert.Equal(512, policy.GetProperty("contextLength").GetInt32());
    }

    [Fact]
    public async Task A_server_lives_before_its_models_are_loaded_and_is_ready_after()
    {
        var loading = new TaskCompletionSource<LoadedEngine>();
        await using var server = await RunningServer.StartLoadingAsync(_ => loading.Task);

        Assert.Equal("ok", (await GetAsync(server, "/healthz")).Text("status"));
        var early = await server.Client.GetAsync("/readyz", RunningServer.Cancelled);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Assert.NotNull(early.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.PostAsync("/v1/solve", """{"problem": "p"}""")).StatusCode);

        loading.SetResult(RunningServer.EngineOver(new ScriptedSearchEngine(), [], new ScriptedSandbox()));
        await server.UntilReadyAsync();
        Assert.Equal("ready", (await GetAsync(server, "/readyz")).Text("status"));
    }

    [Fact]
    public async Task Models_that_cannot_be_loaded_stop_the_server()
    {
        var loading = new TaskCompletionSource<LoadedEngine>();
        await using var server = await RunningServer.StartLoadingAsync(_ => loading.Task);
        var stopped = new TaskCompletionSource();
        server.Lifetime.ApplicationStopping.Register(stopped.SetResult);
        loading.SetException(new InvalidDataException("manifest.json is truncated"));

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30), RunningServer.Cancelled);
    }

    private static async Task<System.Text.Json.JsonElement> GetAsync(RunningServer server, string path)
    {
        var response = await server.Client.GetAsync(path, RunningServer.Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }
}
