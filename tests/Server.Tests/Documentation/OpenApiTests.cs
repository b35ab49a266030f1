using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Verify.Inference.Tokenization;
using Verify.Search;
using Verify.Server.Documentation;
using Verify.Server.Tests.Hosting;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.Tests.Documentation;

public sealed partial class OpenApiTests
{
    [Fact]
    public async Task The_document_is_the_committed_one()
    {
        await using var server = await RunningServer.StartAsync();
        var served = await server.Client.GetStringAsync("/openapi/v1.json", RunningServer.Cancelled);
        var committed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "openapi", "v1.json"), RunningServer.Cancelled);

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(committed), JsonNode.Parse(served)),
            "openapi/v1.json is not what the server serves; build src/Server and commit it."
        );
    }

    [Fact]
    public async Task Everything_is_described()
    {
        var document = await DocumentAsync();
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();
        var schemas = document.At("components.schemas").EnumerateObject().ToList();
        var fields = schemas
            .Where(schema => schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema =>
                schema.Value.GetProperty("properties").EnumerateObject().Select(field => (Name: $"{schema.Name}.{field.Name}", field.Value))
            );

        Assert.All(operations, operation => Assert.True(operation.Value.TryGetProperty("summary", out _), operation.Name));
        Assert.All(
            operations
                .Where(operation => operation.Value.TryGetProperty("parameters", out _))
                .SelectMany(operation => operation.Value.GetProperty("parameters").EnumerateArray()),
            parameter => Assert.True(parameter.TryGetProperty("description", out _), parameter.Text("name"))
        );
        Assert.All(schemas, schema => Assert.True(schema.Value.TryGetProperty("description", out _), schema.Name));
        Assert.All(fields, field => Assert.Matches("\"description\"", field.Value.GetRawText() + field.Name));
    }

    [Fact]
    public async Task Ranges_and_allowed_values_stand_in_the_schema()
    {
        var schemas = (await DocumentAsync()).At("components.schemas");

        Assert.Equal(2, schemas.At("SamplingChoice.properties.temperature.maximum").GetDouble());
        Assert.Equal(64, schemas.At("TestsChoice.properties.memoryMiB.minimum").GetInt32());
        Assert.Equal(0, schemas.At("BudgetChoice.properties.seconds.exclusiveMinimum").GetDouble());
        Assert.Equal(9007199254740991, schemas.At("SolveRequest.properties.seed.maximum").GetInt64());
        Assert.Equal(
            ["math", "code", "text", null],
            schemas.At("SolveRequest.properties.kind.enum").EnumerateArray().Select(value => value.GetString())
        );
        Assert.False(schemas.At("SolveRequest.additionalProperties").GetBoolean());
        Assert.Equal(["problem"], schemas.At("SolveRequest.required").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task What_an_answer_may_say_stands_in_the_schema_with_every_value_there_is()
    {
        var schemas = (await DocumentAsync()).At("components.schemas");
        IEnumerable<string?> Values(string field) => schemas.At(field + ".enum").EnumerateArray().Select(value => value.GetString());
        var verdicts = Enum.GetValues<TestVerdict>().Select(verdict => verdict.Name());

        Assert.Equal(
            Enum.GetNames<StopReason>().Select(name => name.ToLowerInvariant()).Order(),
            Values("SolveResponse.properties.stopped").Order()
        );
        Assert.Equal(["consistent", "inconsistent", null], Values("VerdictBody.properties.arithmetic"));
        Assert.All((string[])["TestsBody", "CaseBody", "TestShareBody"], body =>
            Assert.Equal(verdicts, Values(body + ".properties.verdict"))
        );
        Assert.Equal(["text"], Values("ChatContentPart.properties.type"));
    }

    [Fact]
    public async Task What_only_streams_carry_is_made_of_the_components_of_whole_answers()
    {
        var schemas = (await DocumentAsync()).At("components.schemas");

        Assert.Equal("#/components/schemas/ChunkChoice", schemas.At("ChatChunk.properties.choices.items").Text("$ref"));
        Assert.Equal("#/components/schemas/SearchEcho", schemas.At("ChatChunk.properties.search").Text("$ref"));
        Assert.Equal("#/components/schemas/ChatDelta", schemas.At("ChunkChoice.properties.delta").Text("$ref"));
        Assert.Contains("choices", schemas.At("ChatChunk.required").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains("steps", schemas.At("VerifyResult.required").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        var document = await DocumentAsync();
        var references = Reference().Matches(document.GetRawText()).Select(match => match.Groups[1].Value).Distinct();

        Assert.All(references, name => Assert.True(document.At("components.schemas").TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task The_examples_are_accepted_as_they_stand()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/v1/solve", RequestExamples.Solve)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/v1/solve", RequestExamples.SolveCode)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/v1/chat/completions", RequestExamples.Chat)).StatusCode);
    }

    [Fact]
    public async Task The_documents_reader_asks_nothing_of_other_hosts()
    {
        await using var server = await RunningServer.StartAsync();
        var page = await server.Client.GetStringAsync("/docs", RunningServer.Cancelled);
        var sources = Source().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.DoesNotContain("//", source, StringComparison.Ordinal));
        foreach (var source in sources)
        {
            var script = await server.Client.GetAsync(new Uri(new Uri(server.Address, "/docs/"), source), RunningServer.Cancelled);
            Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        }

        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("\"showDeveloperTools\":\"never\"", page, StringComparison.Ordinal); // they upload the document
    }

    [Fact]
    public async Task Who_opens_the_bare_address_is_led_to_the_reader()
    {
        await using var server = await RunningServer.StartAsync();

        var page = await server.Client.GetAsync("/", RunningServer.Cancelled);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("/docs/", page.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static async Task<JsonElement> DocumentAsync()
    {
        await using var server = await RunningServer.StartAsync();
        return await (await server.Client.GetAsync("/openapi/v1.json", RunningServer.Cancelled)).JsonAsync();
    }

    [GeneratedRegex("\"#/components/schemas/([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Source();
}
