using System.Net;
using Verify.Search;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Solving;

/// <summary>What <c>search.verifier</c> may look like, and that the echo of an answer is the same again.</summary>
public sealed class VerifierShapesTests
{
    [Theory]
    [InlineData("""{"cascade":["tests","demo-prm"]}""")]
    [InlineData("""{"cascade":["tests",[{"name":"demo-prm","weight":2},{"name":"arithmetic","weight":1}]]}""")]
    [InlineData("""{"gate":[{"name":"arithmetic","atLeast":1}],"then":"demo-prm"}""")]
    [InlineData("""{"gate":[{"name":"arithmetic","atLeast":0.5}],"then":{"cascade":["a","b"]}}""")]
    public async Task A_shape_is_echoed_as_it_was_given(string shape)
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.PostAsync("/v1/solve", $$"""{"problem": "p", "search": {"verifier": {{shape}} } }""");

        Assert.Equal(shape, (await response.JsonAsync()).At("search.verifier").GetRawText());
    }

    [Fact]
    public async Task A_gate_may_be_a_name_and_leave_the_rest_to_the_strategy()
    {
        var engine = new ScriptedSearchEngine();
        await using var server = await RunningServer.StartAsync(engine);
        await server.PostAsync("/v1/solve", """{"problem": "p", "search": {"verifier": {"gate": ["arithmetic"]}}}""");

        Assert.Equal([new VerifierGate("arithmetic", null)], engine.LastPlan!.Gates);
    }

    [Theory]
    [InlineData("{}", "search.verifier.gate")]
    [InlineData("""{"cascade": []}""", "search.verifier.cascade")]
    [InlineData("""{"cascade": ["a", 7]}""", "search.verifier.cascade[1]")]
    [InlineData("""{"cascade": ["a"], "gate": ["b"]}""", "search.verifier.cascade")]
    [InlineData("""{"gate": [{"atLeast": 1}]}""", "search.verifier.gate[0].name")]
    [InlineData("""{"gate": ["a"], "then": {"gate": ["b"]}}""", "search.verifier.then")]
    [InlineData("""{"gates": ["a"]}""", "search.verifier.gates")]
    [InlineData("[]", "search.verifier")]
    public async Task A_shape_that_there_is_not_is_refused_by_its_path(string shape, string path)
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.PostAsync("/v1/solve", $$"""{"problem": "p", "search": {"verifier": {{shape}} } }""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(path, Assert.Single((await response.JsonAsync()).GetProperty("errors").EnumerateObject()).Name);
    }
}
