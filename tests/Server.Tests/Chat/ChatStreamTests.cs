using System.Net;
using System.Text.Json;
using Verify.Inference;
using Verify.Inference.Tokenization;
using Verify.Search;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Chat;

public sealed class ChatStreamTests
{
    private const string Request = """{"model": "demo@beam", "stream": true, "messages": [{"role": "user", "content": "Half of 144?"}]""";

    [Fact]
    public async Task A_stream_says_who_speaks_then_the_solution_in_pieces_then_why_it_ended()
    {
        await using var server = await RunningServer.StartAsync();
        var events = await StreamAsync(server, Request + "}");
        var chunks = events[..^1].Select(data => JsonElement.Parse(data)).ToList();

        Assert.Equal("[DONE]", events[^1]);
        Assert.Equal(
            [
                """{"role":"assistant","content":""}""",
                """{"content":"Half of 144 is 72.\n"}""",
                """{"content":"The answer is 72."}""",
                "{}",
            ],
            chunks.Select(chunk => chunk.At("choices.0.delta").GetRawText())
        );
        Assert.Equal([null, null, null, "stop"], chunks.Select(chunk => chunk.At("choices.0.finish_reason").GetString()));
        Assert.All(chunks, chunk => Assert.Equal("chat.completion.chunk", chunk.Text("object")));
        Assert.Single(chunks.Select(chunk => chunk.Text("id")).Distinct());
    }

    [Fact]
    public async Task The_search_is_told_as_reasoning_while_it_goes_on()
    {
        var told = new TaskCompletionSource();
        var engine = new ScriptedSearchEngine
        {
            Search = async (plan, observer, _) =>
            {
                observer.On(new NodeCreated(0, null, "", 0, 0, 0, "open"));
                observer.On(new NodeCreated(1, 0, "Half of 144\nis 72.\n", 9, 0, -0.5, "open"));
                observer.On(new NodeScored(1, 0.987654));
                observer.On(new NodeValued(1, 0.9, 3));
                observer.On(new NodePruned(2, "not among the best 4"));
                observer.On(new BudgetProgress(1, 9, 9, 0.1));
                observer.On(new AnswerChanged(1, "72", 0.97));
                await told.Task;
                return Results.Answering(plan, "72");
            },
        };
        await using var server = await RunningServer.StartAsync(engine);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new StringContent(Request + "}", System.Text.Encoding.UTF8, "application/json"),
        };
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, RunningServer.Cancelled);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(RunningServer.Cancelled));
        var lines = new List<string>();
        while (lines.Count < 4)
        {
            var line = await reader.ReadLineAsync(RunningServer.Cancelled);
            if (
                line!.Length > 0
                && JsonElement.Parse(line["data: ".Length..]).At("choices.0.delta").TryGetProperty("reasoning_content", out var told1)
            )
            {
                lines.Add(told1.GetString()!);
            }
        }

        told.SetResult();
        Assert.Equal(
            ["0 → 1  Half of 144 is 72.\n", "1 scored 0.988\n", "2 pruned: not among the best 4\n", "leading answer: 72\n"],
            lines
        );
        Assert.EndsWith("data: [DONE]\n\n", await reader.ReadToEndAsync(RunningServer.Cancelled), StringComparison.Ordinal);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Usage_comes_in_a_last_chunk_without_choices_when_asked_for()
    {
        await using var server = await RunningServer.StartAsync();
        var events = await StreamAsync(server, Request + """, "stream_options": {"include_usage": true}}""");
        var chunks = events[..^1].Select(data => JsonElement.Parse(data)).ToList();

        Assert.All(chunks[..^1], chunk => Assert.Equal(JsonValueKind.Null, chunk.GetProperty("usage").ValueKind));
        Assert.Equal(0, chunks[^1].GetProperty("choices").GetArrayLength());
        Assert.Equal(15, chunks[^1].At("usage.completion_tokens").GetInt64());
        Assert.Equal(200, chunks[^1].At("usage.search_details.generated_tokens").GetInt64());
        Assert.Equal("beam", chunks[^1].At("search").Text("strategy"));
    }

    [Fact]
    public async Task Without_the_wish_for_usage_no_chunk_speaks_of_it()
    {
        await using var server = await RunningServer.StartAsync();
        var events = await StreamAsync(server, Request + "}");

        Assert.All(events[..^1], data => Assert.False(JsonElement.Parse(data).TryGetProperty("usage", out _)));
    }

    [Fact]
    public async Task Several_choices_follow_one_another_each_with_its_role_and_end()
    {
        var engine = new ScriptedSearchEngine { Search = (plan, _, _) => Task.FromResult(Results.Answering(plan, "72", "77")) };
        await using var server = await RunningServer.StartAsync(engine);
        var events = await StreamAsync(server, Request + """, "n": 2}""");
        var choices = events[..^1].Select(data => JsonElement.Parse(data).At("choices.0")).ToList();

        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], choices.Select(choice => choice.GetProperty("index").GetInt32()));
        Assert.Equal("assistant", choices[4].At("delta").Text("role"));
        Assert.Equal("stop", choices[7].Text("finish_reason"));
    }

    [Fact]
    public async Task Log_probabilities_stand_in_the_piece_their_tokens_belong_to()
    {
        await using var server = await RunningServer.StartAsync();
        var events = await StreamAsync(server, Request + """, "logprobs": true}""");
        var tokens = events[1..3]
            .Select(data => JsonElement.Parse(data).At("choices.0.logprobs.content").EnumerateArray().Select(token => token.Text("token")));

        Assert.Equal(["Half| of| 144| is| 72.\n", " The| answer| is| 72."], tokens.Select(words => string.Join('|', words)));
    }

    [Fact]
    public async Task A_solution_that_ended_before_it_said_anything_is_streamed_as_an_empty_text()
    {
        var engine = new ScriptedSearchEngine
        {
            Search = (plan, _, _) =>
            {
                var result = Results.Answering(plan, "72");
                var end = new TokenLogProbability("", [], -0.1f);
                return Task.FromResult(
                    result with
                    {
                        Candidates =
                        [
                            result.Candidates[0] with
                            {
                                Answer = null,
                                Text = "",
                                Steps = [],
                                Tokens = 1,
                                TokenLogProbabilities = [end],
                            },
                        ],
                    }
                );
            },
        };
        await using var server = await RunningServer.StartAsync(engine);
        var events = await StreamAsync(server, Request + """, "logprobs": true}""");
        var chunks = events[..^1].Select(data => JsonElement.Parse(data)).ToList();

        Assert.Equal("[DONE]", events[^1]);
        Assert.Equal(
            "",
            string.Concat(
                chunks.Select(chunk => chunk.At("choices.0.delta").TryGetProperty("content", out var content) ? content.GetString() : "")
            )
        );
        Assert.Equal(1, chunks[1].At("choices.0.logprobs.content").GetArrayLength());
        Assert.Equal("stop", chunks[^1].At("choices.0").Text("finish_reason"));
    }

    [Fact]
    public async Task A_failure_before_anything_was_sent_is_answered_with_its_status()
    {
        var engine = new ScriptedSearchEngine { Search = (_, _, _) => throw new ModelBusyException("8 searches wait for memory.") };
        await using var server = await RunningServer.StartAsync(engine);
        var response = await server.PostAsync("/v1/chat/completions", Request + "}");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("rate_limit_error", (await response.JsonAsync()).At("error").Text("type"));
    }

    [Fact]
    public async Task A_failure_in_mid_stream_is_an_error_event_that_ends_it()
    {
        var engine = new ScriptedSearchEngine
        {
            Search = async (_, observer, _) =>
            {
                observer.On(new AnswerChanged(1, "72", 0.97));
                await Task.Yield();
                throw new InvalidOperationException("a secret of the house");
            },
        };
        await using var server = await RunningServer.StartAsync(engine);
        var events = await StreamAsync(server, Request + "}");

        Assert.Equal("server_error", JsonElement.Parse(events[^1]).At("error").Text("type"));
        Assert.DoesNotContain("secret", events[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_a_stream_cancels_the_search()
    {
        var cancelled = new TaskCompletionSource();
        var engine = new ScriptedSearchEngine
        {
            Search = async (plan, observer, cancellationToken) =>
            {
                cancellationToken.Register(cancelled.SetResult);
                observer.On(new AnswerChanged(1, "72", 0.97));
                await cancelled.Task;
                return Results.Answering(plan, "72");
            },
        };
        await using var server = await RunningServer.StartAsync(engine);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new StringContent(Request + "}", System.Text.Encoding.UTF8, "application/json"),
        };
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, RunningServer.Cancelled);
        response.Dispose();

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), RunningServer.Cancelled);
    }

    private static async Task<List<string>> StreamAsync(RunningServer server, string request) =>
        ReadEvents(await (await server.PostAsync("/v1/chat/completions", request)).Content.ReadAsStringAsync(RunningServer.Cancelled));

    private static List<string> ReadEvents(string stream) =>
        stream
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("data: ", StringComparison.Ordinal))
            .Select(line => line["data: ".Length..])
            .ToList();
}
