using System.Net;
using Verify.Inference.Tokenization;
using Verify.Search;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Chat;

public sealed class BadChatRequestTests
{
    private const string Messages = """ "messages": [{"role": "user", "content": "p"}] """;

    [Theory]
    [InlineData("tools", """[{"type": "function", "function": {"name": "f"}}]""")]
    [InlineData("functions", """[{"name": "f"}]""")]
    [InlineData("tool_choice", "\"required\"")]
    [InlineData("function_call", """{"name": "f"}""")]
    [InlineData("response_format", """{"type": "json_schema", "json_schema": {"name": "s", "schema": {}}}""")]
    [InlineData("logit_bias", """{"50256": -100}""")]
    [InlineData("audio", """{"voice": "alloy", "format": "mp3"}""")]
    [InlineData("modalities", """["text", "audio"]""")]
    [InlineData("web_search_options", "{}")]
    [InlineData("top_logprobs", "2")]
    [InlineData("frequency_penalty", "0.5")]
    [InlineData("presence_penalty", "-0.5")]
    public async Task A_field_that_would_change_the_answer_and_cannot_be_honoured_is_refused_by_name(string field, string value)
    {
        await using var server = await RunningServer.StartAsync();
        var error = await RefusedAsync(server, HttpStatusCode.BadRequest, $$"""{"model": "demo", {{Messages}}, "{{field}}": {{value}}}""");

        Assert.Equal(field, error.Text("param"));
        Assert.Equal("unsupported_parameter", error.Text("code"));
        Assert.Equal("invalid_request_error", error.Text("type"));
    }

    [Theory]
    [InlineData("n", "0", "allowed is 1 to 128")]
    [InlineData("n", "17", "the search makes at most 16 candidates")]
    [InlineData("temperature", "-1", "allowed is 0 to 2")]
    // Once echoed as 18446744073709551615, and rounded by readers of JSON: neither could be sent back.
    [InlineData("seed", "-1", "allowed is 0 to 9007199254740991")]
    [InlineData("seed", "9007199254740993", "allowed is 0 to 9007199254740991")]
    [InlineData("temperature", "\"hot\"", "a finite number is expected")]
    [InlineData("top_p", "0", "allowed is above 0 to 1")]
    [InlineData("max_tokens", "0", "allowed is 1 to 2147483647")]
    [InlineData("max_tokens", "2000000", "max_tokens: There are too many")]
    [InlineData("max_completion_tokens", "2000000", "max_completion_tokens: There are too many")]
    [InlineData("stop", """["a", "b", "c", "d", "e"]""", "a list of up to 4 strings")]
    [InlineData("stop", "7", "The value is 7")]
    [InlineData("stream", "1", "true or false is expected")]
    [InlineData(
        "search",
        """{"budgets": {}}""",
        "There is no such field; there are tests, constraints, tools, maxToolCalls, strategy, options, verifier, aggregation, selection, budget."
    )]
    [InlineData("search", """{"strategy": "bream"}""", "Available: beam, greedy, majority")]
    public async Task A_wrong_value_is_refused_by_the_name_this_api_has_for_it(string field, string value, string message)
    {
        await using var server = await RunningServer.StartAsync();
        var error = await RefusedAsync(
            server,
            HttpStatusCode.BadRequest,
            $$"""{"model": "demo@beam", {{Messages}}, "{{field}}": {{value}}}"""
        );

        Assert.StartsWith(field, error.Text("param"), StringComparison.Ordinal);
        Assert.Equal("invalid_request", error.Text("code"));
        Assert.Contains(message, error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sampling.stop[0]", "stop[0]")]
    [InlineData("sampling.maxToolCalls", "search.maxToolCalls")]
    [InlineData("sampling.tools[1]", "search.tools[1]")]
    [InlineData("tests.cases[3]", "search.tests.cases[3]")]
    [InlineData("constraints.words.min", "search.constraints.words.min")]
    [InlineData("search.verifier[0].weight", "search.verifier[0].weight")]
    public async Task What_the_planner_refuses_is_called_by_the_name_this_api_has_for_it(string native, string path)
    {
        var engine = new ScriptedSearchEngine
        {
            Search = (_, _, _) => throw new SearchRequestException([new RequestError(native, "It is wrong.")]),
        };
        await using var server = await RunningServer.StartAsync(engine);
        var error = await RefusedAsync(server, HttpStatusCode.BadRequest, $$"""{"model": "demo", {{Messages}}}""");

        Assert.Equal(path, error.Text("param"));
    }

    [Theory]
    [InlineData("[]", "messages", "There is no user message")]
    [InlineData("""[{"role": "system", "content": "s"}]""", "messages", "There is no user message")]
    [InlineData("""[{"role": "user"}]""", "messages[0].content", "neither a string nor a list of parts")]
    [InlineData("""[{"role": "user", "content": 7}]""", "messages[0].content", "neither a string nor a list of parts")]
    [InlineData(
        """[{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:"}}]}]""",
        "messages[0].content[0].type",
        "only parts of type 'text' can be read"
    )]
    [InlineData("""[{"role": "user", "content": [{"type": "text"}]}]""", "messages[0].content[0].text", "The part has no text")]
    [InlineData("""[{"role": "user", "content": ["p"]}]""", "messages[0].content[0]", "The part has no type")]
    [InlineData(
        """[{"role": "user", "content": "p"}, {"role": "assistant", "content": "a"}, {"role": "user", "content": "q"}]""",
        "messages[1].role",
        "A conversation of several turns cannot be honoured"
    )]
    [InlineData("""[{"role": "narrator", "content": "p"}]""", "messages[0].role", "allowed are system, developer, user")]
    [InlineData("""[{"role": "user", "content": "  "}]""", "messages", "The problem is blank")]
    [InlineData("\"p\"", "messages", "an array is expected")]
    public async Task Messages_that_are_no_single_problem_are_refused(string messages, string path, string message)
    {
        await using var server = await RunningServer.StartAsync();
        var error = await RefusedAsync(server, HttpStatusCode.BadRequest, $$"""{"model": "demo", "messages": {{messages}}}""");

        Assert.Equal(path, error.Text("param"));
        Assert.Contains(message, error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("demo@")]
    [InlineData("demo@bream")]
    [InlineData("")]
    public async Task An_unknown_model_is_not_found(string model)
    {
        await using var server = await RunningServer.StartAsync();
        var error = await RefusedAsync(server, HttpStatusCode.NotFound, $$"""{"model": "{{model}}", {{Messages}}}""");

        Assert.Equal("model_not_found", error.Text("code"));
        Assert.Contains("(greedy, majority, beam)", error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_different_token_limits_are_refused()
    {
        await using var server = await RunningServer.StartAsync();
        var error = await RefusedAsync(
            server,
            HttpStatusCode.BadRequest,
            $$"""{"model": "demo", {{Messages}}, "max_tokens": 1, "max_completion_tokens": 2}"""
        );

        Assert.Equal("max_tokens", error.Text("param"));
    }

    [Fact]
    public async Task A_bad_request_for_a_stream_is_answered_with_its_status()
    {
        await using var server = await RunningServer.StartAsync();
        var error = await RefusedAsync(server, HttpStatusCode.NotFound, $$"""{"model": "no", {{Messages}}, "stream": true}""");

        Assert.Equal("model", error.Text("param"));
    }

    private static async Task<System.Text.Json.JsonElement> RefusedAsync(RunningServer server, HttpStatusCode status, string request)
    {
        var response = await server.PostAsync("/v1/chat/completions", request);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return (await response.JsonAsync()).GetProperty("error");
    }
}
