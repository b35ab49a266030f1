using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Models;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Clients;

/// <summary>The official .NET client against the bundled models.</summary>
[Collection(nameof(BundledServer))]
public sealed class OpenAiDotNetTests(BundledServer bundled)
{
    private static readonly ChatMessage[] Problem =
    [
        new UserChatMessage("Ann has 12 apples and buys 3 apples. How many apples does Ann have?"),
    ];

    [Fact]
    public async Task A_chat_is_completed()
    {
        var completion = (await Client("demo@best-of-n").CompleteChatAsync(Problem, Options(), RunningServer.Cancelled)).Value;

        Assert.NotEmpty(completion.Content[0].Text);
        Assert.Equal(ChatMessageRole.Assistant, completion.Role);
        Assert.Equal("demo@best-of-n", completion.Model);
        Assert.True(completion.Usage.InputTokenCount > 0);
        Assert.Equal(completion.Usage.InputTokenCount + completion.Usage.OutputTokenCount, completion.Usage.TotalTokenCount);
    }

    [Fact]
    public async Task A_stream_adds_up_to_the_whole_completion_and_ends_with_its_usage()
    {
        var whole = (await Client("demo@best-of-n").CompleteChatAsync(Problem, Options(), RunningServer.Cancelled)).Value;
        var text = "";
        ChatFinishReason? finish = null;
        ChatTokenUsage? usage = null;
        await foreach (var update in Client("demo@best-of-n").CompleteChatStreamingAsync(Problem, Options(), RunningServer.Cancelled))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
            finish ??= update.FinishReason;
            usage ??= update.Usage;
        }

        Assert.Equal(whole.Content[0].Text, text);
        Assert.Equal(whole.FinishReason, finish);
        Assert.Equal(whole.Usage.TotalTokenCount, usage!.TotalTokenCount);
    }

    [Fact]
    public async Task Log_probabilities_are_read()
    {
        var options = Options();
        options.IncludeLogProbabilities = true;
        var completion = (await Client("demo").CompleteChatAsync(Problem, options, RunningServer.Cancelled)).Value;

        Assert.Equal(completion.Usage.OutputTokenCount, completion.ContentTokenLogProbabilities.Count);
        Assert.All(completion.ContentTokenLogProbabilities, token => Assert.InRange(token.LogProbability, float.MinValue, 0));
    }

    [Fact]
    public async Task Models_are_listed_and_looked_up()
    {
        var client = new OpenAIModelClient(new ApiKeyCredential("none"), Endpoint());
        var models = (await client.GetModelsAsync(RunningServer.Cancelled)).Value.Select(model => model.Id).ToList();

        Assert.Contains("demo", models);
        Assert.Contains("demo@beam", models);
        Assert.Equal("demo@mcts", (await client.GetModelAsync("demo@mcts", RunningServer.Cancelled)).Value.Id);
    }

    [Fact]
    public async Task Errors_are_told_with_their_code_and_field()
    {
        var unknown = await Assert.ThrowsAsync<ClientResultException>(() =>
            Client("gpt-4o").CompleteChatAsync(Problem, Options(), RunningServer.Cancelled)
        );
        var options = Options();
        options.Tools.Add(ChatTool.CreateFunctionTool("f"));
        var tools = await Assert.ThrowsAsync<ClientResultException>(() =>
            Client("demo").CompleteChatAsync(Problem, options, RunningServer.Cancelled)
        );

        Assert.Equal(404, unknown.Status);
        Assert.Contains("model_not_found", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(400, tools.Status);
        Assert.Contains("unsupported_parameter", tools.Message, StringComparison.Ordinal);
        Assert.Contains("Parameter: tools", tools.Message, StringComparison.Ordinal);
    }

    private static ChatCompletionOptions Options() =>
        new()
        {
#pragma warning disable OPENAI001 // The seed is marked as experimental by the client.
            Seed = 7,
#pragma warning restore OPENAI001
            MaxOutputTokenCount = 200,
            EndUserId = "ann",
        };

    private ChatClient Client(string model) => new(model, new ApiKeyCredential("none"), Endpoint());

    private OpenAIClientOptions Endpoint() =>
        new() { Endpoint = new Uri(bundled.Server.Address, "/v1"), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
}
