using System.Text.Json;
using Verify.Inference.Tokenization;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Clients;

/// <summary>The official JavaScript client against the bundled models; what it does stands in js/openai.mjs.</summary>
[Collection(nameof(BundledServer))]
public sealed class OpenAiJavaScriptTests(BundledServer bundled)
{
    private const string Variable = "VERIFY_TEST_NODE_MODULES";

    [Fact]
    public async Task The_client_chats_streams_lists_models_and_understands_errors()
    {
        var modules = Environment.GetEnvironmentVariable(Variable);
        var node = Path.Combine(modules ?? "", ".bin", "node");
        if (!File.Exists(node))
        {
            Assert.Skip($"needs `npm install node@22.23.3 openai@7.57.0` and {Variable} naming the node_modules folder");
        }

        var script = Path.Combine(AppContext.BaseDirectory, "js", "openai.mjs");
        var run = await ProcessRun.StartAsync(node, script, bundled.Server.Address.ToString().TrimEnd('/'), modules!);
        Assert.True(run.ExitCode == 0, run.Errors);
        var seen = JsonElement.Parse(run.Output);

        Assert.NotEmpty(seen.Text("content"));
        Assert.Contains(seen.Text("finish"), (string[])["stop", "length"]);
        Assert.True(seen.GetProperty("generated").GetInt64() > 0);
        Assert.Equal("best-of-n", seen.Text("strategy"));
        Assert.Equal(32, seen.Text("requestId").Length);
        Assert.Equal(seen.Text("content"), seen.Text("streamed"));
        Assert.Contains("leading answer", seen.Text("reasoning"), StringComparison.Ordinal);
        Assert.True(seen.GetProperty("usage").GetInt64() > 0);
        Assert.Equal("assistant", seen.Text("helper"));
        Assert.Contains("demo@mcts", seen.GetProperty("models").EnumerateArray().Select(model => model.GetString()));
        Assert.Equal("demo@beam", seen.Text("model"));
        Assert.Equal(
            """{"class":"NotFoundError","status":404,"code":"model_not_found","param":"model","type":"invalid_request_error"}""",
            seen.GetProperty("unknownModel").GetRawText()
        );
        Assert.Equal(
            """{"class":"BadRequestError","status":400,"code":"unsupported_parameter","param":"tools","type":"invalid_request_error"}""",
            seen.GetProperty("tools").GetRawText()
        );
    }
}
