using System.Net;
using Verify.Inference.Tokenization;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Http;

public sealed class RouteTests
{
    [Theory]
    [InlineData("/v1/solves")]
    [InlineData("/v1/jobs")]
    public async Task An_unknown_path_is_a_problem_that_says_where_the_routes_are_listed(string path)
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.Client.GetAsync(path, RunningServer.Cancelled);
        var problem = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("urn:verify:problem:not-found", problem.Text("type"));
        Assert.Contains("/openapi/v1.json", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_method_is_refused_with_the_right_one()
    {
        await using var server = await RunningServer.StartAsync();
        var native = await server.Client.GetAsync("/v1/solve", RunningServer.Cancelled);
        var chat = await server.Client.DeleteAsync("/v1/chat/completions", RunningServer.Cancelled);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, native.StatusCode);
        Assert.Equal(["POST"], native.Content.Headers.Allow);
        Assert.Equal("/v1/solve takes POST, not GET.", (await native.JsonAsync()).Text("detail"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, chat.StatusCode);
        Assert.Equal("method_not_allowed", (await chat.JsonAsync()).At("error").Text("code"));
    }

    [Fact]
    public async Task Below_the_openai_paths_errors_have_openais_shape()
    {
        await using var server = await RunningServer.StartAsync();
        var unknown = await server.Client.GetAsync("/v1/chat/nothing", RunningServer.Cancelled);
        var error = (await unknown.JsonAsync()).GetProperty("error");

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(["message", "type", "param", "code"], error.EnumerateObject().Select(field => field.Name));
        Assert.Equal("invalid_request_error", error.Text("type"));
    }

    [Theory]
    [InlineData("/healthz", "my-trace.1:a_B", "my-trace.1:a_B")]
    [InlineData("/nothing", "abc", "abc")]
    [InlineData("/healthz", "two words", null)]
    [InlineData("/healthz", "", null)]
    public async Task Every_response_carries_a_request_id_the_callers_own_when_it_is_sane(string path, string given, string? kept)
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation("x-request-id", given);
        var response = await server.Client.GetAsync(path, RunningServer.Cancelled);
        var id = response.Headers.GetValues("x-request-id").Single();

        if (kept is null)
        {
            Assert.Matches("^[0-9a-f]{32}$", id);
        }
        else
        {
            Assert.Equal(kept, id);
        }
    }

    [Fact]
    public async Task A_request_id_longer_than_128_letters_is_replaced()
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.Add("x-request-id", new string('a', 129));
        var response = await server.Client.GetAsync("/healthz", RunningServer.Cancelled);

        Assert.Equal(32, response.Headers.GetValues("x-request-id").Single().Length);
    }
}
