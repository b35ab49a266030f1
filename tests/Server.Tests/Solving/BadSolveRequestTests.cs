using System.Net;
using System.Text;
using Verify.Inference.Tokenization;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Solving;

public sealed class BadSolveRequestTests
{
    [Theory]
    [InlineData("""{"problem": 7}""", "problem", "The value is 7, but a string is expected.")]
    [InlineData(
        """{"problem": "p", "seed": "7"}""",
        "seed",
        "The value is the string '7', but an integer is expected from 0 to 9007199254740991."
    )]
    [InlineData("""{"problem": "p", "seed": -1}""", "seed", "The value is -1; allowed is 0 to 9007199254740991.")]
    [InlineData(
        """{"problem": "p", "seed": 1e999}""",
        "seed",
        "The value is 1e999, but an integer is expected from 0 to 9007199254740991."
    )]
    [InlineData("""{"problem": "p", "trace": "yes"}""", "trace", "The value is the string 'yes', but true or false is expected.")]
    [InlineData("""{"problem": "p", "kind": "maths"}""", "kind", "The value is 'maths'; allowed are math, code, text.")]
    [InlineData("""{"problem": "p", "search": []}""", "search", "The value is an array, but an object is expected.")]
    [InlineData(
        """{"problem": "p", "search": {"budget": {"tokens": 2.5}}}""",
        "search.budget.tokens",
        "The value is 2.5, but an integer is expected."
    )]
    [InlineData(
        """{"problem": "p", "search": {"budget": {"tokens": 3000000000}}}""",
        "search.budget.tokens",
        "The value is 3000000000; allowed is 1 to 2147483647."
    )]
    [InlineData(
        """{"problem": "p", "sampling": {"topK": 3000000000}}""",
        "sampling.topK",
        "The value is 3000000000; allowed is 0 to 2147483647."
    )]
    [InlineData(
        """{"problem": "p", "search": {"budget": {"seconds": 1e999}}}""",
        "search.budget.seconds",
        "The value is 1e999, but a finite number is expected."
    )]
    [InlineData(
        """{"problem": "p", "search": {"verifier": 1}}""",
        "search.verifier",
        """The value is 1, but a verifier's name or a list like [{"name": "…", "weight": 1}] is expected."""
    )]
    [InlineData("""{"problem": "p", "search": {"verifier": []}}""", "search.verifier", "The list is empty; name at least one verifier.")]
    [InlineData(
        """{"problem": "p", "search": {"verifier": [{"weight": 1}]}}""",
        "search.verifier[0].name",
        "The field is missing, but it is required."
    )]
    [InlineData("""{"problem": "p", "sampling": {"temperature": 2.1}}""", "sampling.temperature", "The value is 2.1; allowed is 0 to 2.")]
    [InlineData(
        """{"problem": "p", "sampling": {"temperature": "NaN"}}""",
        "sampling.temperature",
        "The value is the string 'NaN', but a finite number is expected from 0 to 2."
    )]
    [InlineData("""{"problem": "p", "sampling": {"stop": ["a", 1]}}""", "sampling.stop[1]", "The value is 1, but a string is expected.")]
    [InlineData(
        """{"problem": "p", "sampling": {"topp": 1}}""",
        "sampling.topp",
        "There is no such field; there are temperature, topP, topK, minP, repetitionPenalty, maxStepTokens, maxTokens, tools, maxToolCalls, stop."
    )]
    [InlineData(
        """{"problem": "p", "serach": {}}""",
        "serach",
        "There is no such field; there are problem, kind, policy, search, sampling, tests, constraints, seed, trace."
    )]
    [InlineData("""{"problem": null}""", "problem", "The field is null, but it is required.")]
    [InlineData("{}", "problem", "The field is missing, but it is required.")]
    [InlineData("[1]", "$", "The value is an array, but an object is expected.")]
    [InlineData("""{"problem": "p", "problem": "q"}""", "problem", "The field is given more than once; give it once.")]
    [InlineData(
        """{"problem": "half \ud83d of"}""",
        "problem",
        "The string holds a lone surrogate (half of a UTF-16 pair), which is no character; send whole characters."
    )]
    [InlineData(
        """{"problem": "p", "search": {"strategy": "bream"}}""",
        "search.strategy",
        "Unknown strategy 'bream'. Available: beam, greedy, majority."
    )]
    public async Task A_wrong_field_is_refused_by_its_path_with_value_and_mend(string request, string path, string message)
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.PostAsync("/v1/solve", request);
        var problem = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("urn:verify:problem:invalid-request", problem.Text("type"));
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.Equal([message], problem.GetProperty("errors").GetProperty(path).EnumerateArray().Select(item => item.GetString()));
        Assert.Single(problem.GetProperty("errors").EnumerateObject());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.PostAsync("/v1/solve", """{"seed": -1, "sampling": {"topK": "all", "minP": 2}, "colour": "red"}""");
        var problem = await response.JsonAsync();

        Assert.Equal(
            ["colour", "problem", "sampling.minP", "sampling.topK", "seed"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("/v1/solve", """{"problem": "p", "sampling": {"stop": [LIST]}}""")]
    [InlineData("/v1/verify", """{"problem": "p", "solutions": [LIST]}""")]
    [InlineData("/v1/chat/completions", """{"model": "demo", "messages": [LIST]}""")]
    public async Task Of_errors_without_end_the_first_are_said_and_how_many_there_are(string path, string request)
    {
        await using var server = await RunningServer.StartAsync();
        var body = request.Replace("LIST", string.Join(',', Enumerable.Repeat("7", 100_000)), StringComparison.Ordinal);
        var response = await server.PostAsync(path, body);
        var answer = await response.Content.ReadAsStringAsync(RunningServer.Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("These are the first 100 errors of 100000", answer, StringComparison.Ordinal);
        Assert.InRange(answer.Length, 1, 100_000);
    }

    [Theory]
    [InlineData("", "The body is empty; send a JSON object.")]
    [InlineData("{\n \"problem\": NaN}", "Line 2, byte 13: 'N' is an invalid start of a value.")]
    [InlineData(
        "{\"problem\": \"p\",}",
        "Line 1, byte 17: The JSON object contains a trailing comma at the end which is not supported in this mode."
    )]
    [InlineData(
        "{\"problem\": \"p\"",
        "Line 1, byte 16: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed."
    )]
    public async Task Malformed_json_is_refused_with_its_position(string body, string detail)
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.PostAsync("/v1/solve", body);
        var problem = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("urn:verify:problem:invalid-json", problem.Text("type"));
        Assert.Equal(detail, problem.Text("detail"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.PostAsync("/v1/solve", [.. "{\"problem\": \""u8, 0xC3, 0x28, .. "\"}"u8], "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("The body is not UTF-8 text.", (await response.JsonAsync()).Text("detail"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_that_is_not_declared_as_json_is_refused(string? contentType)
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.PostAsync("/v1/solve", Encoding.UTF8.GetBytes("""{"problem": "p"}"""), contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("send 'application/json'", (await response.JsonAsync()).Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    [InlineData("application/vnd.api+json")]
    public async Task A_body_that_is_declared_as_json_is_read(string contentType)
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.PostAsync("/v1/solve", [0xEF, 0xBB, 0xBF, .. """{"problem": "p"}"""u8], contentType);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_with_the_limit()
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.PostAsync("/v1/solve", $$"""{"problem": "{{new string('p', 1 << 20)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("1048576 bytes", (await response.JsonAsync()).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_beyond_the_limit_is_refused_with_the_limit()
    {
        await using var server = await RunningServer.StartAsync(null, "--Verify:Limits:MaxProblemCharacters=10");
        var response = await server.PostAsync("/v1/solve", """{"problem": "12345678901"}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "has 11 characters; allowed are 10",
            (await response.JsonAsync()).At("errors.problem.0").GetString(),
            StringComparison.Ordinal
        );
    }
}
