using System.Net;
using System.Text.Json;
using Verify.Inference.Tokenization;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Chat;

public sealed class ChatTests
{
    [Fact]
    public async Task A_completion_has_openais_shape_with_the_search_as_extension()
    {
        await using var server = await RunningServer.StartAsync();
        var completion = await AskAsync(
            server,
            """{"model": "demo@beam", "messages": [{"role": "user", "content": "Half of 144?"}], "seed": 7}"""
        );

        Assert.StartsWith("chatcmpl-", completion.Text("id"), StringComparison.Ordinal);
        Assert.Equal("chat.completion", completion.Text("object"));
        Assert.Equal("demo@beam", completion.Text("model"));
        var choice = completion.At("choices.0");
        Assert.Equal("assistant", choice.At("message").Text("role"));
        Assert.Equal("Half of 144 is 72.\nThe answer is 72.", choice.At("message").Text("content"));
        Assert.Equal(JsonValueKind.Null, choice.At("message.refusal").ValueKind);
        Assert.Equal(JsonValueKind.Null, choice.GetProperty("logprobs").ValueKind);
        Assert.Equal("stop", choice.Text("finish_reason"));
        Assert.Equal(
            """{"prompt_tokens":61,"completion_tokens":15,"total_tokens":76,"search_details":{"generated_tokens":200,"reused_tokens":400,"reward_tokens":210,"discarded_tokens":185,"saved_tokens":90,"policy_calls":12,"reward_calls":13}}""",
            completion.GetProperty("usage").GetRawText()
        );
        Assert.Equal("beam", completion.At("search").Text("strategy"));
        Assert.Equal(7, completion.At("search.seed").GetInt64());
    }

    [Fact]
    public async Task A_policy_alone_answers_with_one_sample_for_each_choice()
    {
        var engine = new ScriptedSearchEngine();
        await using var server = await RunningServer.StartAsync(engine);
        await AskAsync(server, """{"model": "demo", "messages": [{"role": "user", "content": "p"}], "n": 3}""");

        Assert.Equal("majority", engine.LastPlan!.Strategy);
        Assert.Equal(["samples=3", "wave=3"], engine.LastPlan.Options.Select(option => $"{option.Key}={option.Value}"));
    }

    [Fact]
    public async Task A_policy_alone_at_temperature_zero_is_greedy()
    {
        var engine = new ScriptedSearchEngine();
        await using var server = await RunningServer.StartAsync(engine);
        await AskAsync(server, """{"model": "demo", "messages": [{"role": "user", "content": "p"}], "temperature": 0}""");

        Assert.Equal("greedy", engine.LastPlan!.Strategy);
    }

    [Fact]
    public async Task The_search_extension_comes_before_the_models_name()
    {
        var engine = new ScriptedSearchEngine();
        await using var server = await RunningServer.StartAsync(engine);
        var completion = await AskAsync(
            server,
            """{"model": "demo@beam", "messages": [{"role": "user", "content": "p"}], "search": {"strategy": "majority", "budget": {"candidates": 8}}}"""
        );

        Assert.Equal(("majority", 8), (engine.LastPlan!.Strategy, engine.LastPlan.Candidates));
        Assert.Equal("demo@majority", completion.Text("model"));
    }

    [Fact]
    public async Task Sampling_fields_reach_the_search()
    {
        var engine = new ScriptedSearchEngine();
        await using var server = await RunningServer.StartAsync(engine);
        await AskAsync(
            server,
            """{"model": "demo@beam", "messages": [{"role": "user", "content": "p"}], "temperature": 0.25, "max_completion_tokens": 33, "stop": ["a", "b"], "seed": 9007199254740991}"""
        );

        Assert.Equal(0.25f, engine.LastPlan!.Sampling.Temperature);
        Assert.Equal(33, engine.LastPlan.MaxTokens);
        Assert.Equal(["a", "b"], engine.LastPlan.Stop);
        Assert.Equal(9007199254740991ul, engine.LastPlan.Seed);
    }

    [Fact]
    public async Task System_developer_and_user_texts_are_one_problem()
    {
        var engine = new ScriptedSearchEngine();
        await using var server = await RunningServer.StartAsync(engine);
        const string messages = """
            [
              {"role": "system", "content": "Think in halves."},
              {"role": "developer", "content": "Be brief."},
              {"role": "user", "content": [{"type": "text", "text": "Half of "}, {"type": "text", "text": "144?"}], "name": "ann"}
            ]
            """;
        await AskAsync(server, $$"""{"model": "demo", "messages": {{messages}}}""");

        Assert.Equal("Think in halves.\n\nBe brief.\n\nHalf of 144?", engine.LastPlan!.Problem.Text);
    }

    [Fact]
    public async Task Choices_are_the_best_candidates_with_distinct_answers()
    {
        var engine = new ScriptedSearchEngine
        {
            Search = (plan, _, _) => Task.FromResult(Results.Answering(plan, "72", "72", "77", null, null, "70")),
        };
        await using var server = await RunningServer.StartAsync(engine);
        var completion = await AskAsync(server, """{"model": "demo@beam", "messages": [{"role": "user", "content": "p"}], "n": 3}""");

        Assert.Equal(
            ["The answer is 72.", "The answer is 77.", "The answer is unknown."],
            completion.GetProperty("choices").EnumerateArray().Select(choice => choice.At("message").Text("content").Split('\n')[1])
        );
        Assert.Equal(45, completion.At("usage.completion_tokens").GetInt64());
    }

    [Fact]
    public async Task Fewer_distinct_answers_than_asked_for_are_fewer_choices()
    {
        var engine = new ScriptedSearchEngine { Search = (plan, _, _) => Task.FromResult(Results.Answering(plan, "72", "72")) };
        await using var server = await RunningServer.StartAsync(engine);
        var completion = await AskAsync(server, """{"model": "demo@beam", "messages": [{"role": "user", "content": "p"}], "n": 3}""");

        Assert.Equal(1, completion.GetProperty("choices").GetArrayLength());
    }

    [Fact]
    public async Task A_search_that_finished_nothing_returns_its_beginning_as_cut_off()
    {
        var engine = new ScriptedSearchEngine { Search = (plan, _, _) => Task.FromResult(Results.Answering(plan)) };
        await using var server = await RunningServer.StartAsync(engine);
        var completion = await AskAsync(server, """{"model": "demo@beam", "messages": [{"role": "user", "content": "p"}]}""");

        Assert.Equal("Half of 144", completion.At("choices.0.message").Text("content"));
        Assert.Equal("length", completion.At("choices.0").Text("finish_reason"));
        Assert.Equal(15, completion.At("usage.completion_tokens").GetInt64());
    }

    [Fact]
    public async Task Log_probabilities_of_the_chosen_tokens_come_when_asked_for()
    {
        await using var server = await RunningServer.StartAsync();
        var completion = await AskAsync(
            server,
            """{"model": "demo", "messages": [{"role": "user", "content": "p"}], "logprobs": true, "top_logprobs": 0}"""
        );
        var tokens = completion.At("choices.0.logprobs.content").EnumerateArray().ToList();

        Assert.Equal(
            """{"token":"Half","logprob":-0.10000000149011612,"bytes":[72,97,108,102],"top_logprobs":[]}""",
            tokens[0].GetRawText()
        );
        Assert.Equal(9, tokens.Count);
    }

    [Fact]
    public async Task Fields_that_change_nothing_here_are_ignored()
    {
        await using var server = await RunningServer.StartAsync();
        var completion = await AskAsync(
            server,
            """
            {
              "model": "demo", "messages": [{"role": "user", "content": "p", "reasoning_content": null}], "user": "ann", "store": true, "metadata": {"a": "b"},
              "service_tier": "auto", "reasoning_effort": "low", "parallel_tool_calls": true, "tools": [], "tool_choice": "auto", "logit_bias": {},
              "response_format": {"type": "text"}, "frequency_penalty": 0, "presence_penalty": 0.0, "modalities": ["text"], "stop": null, "invented": 1
            }
            """
        );

        Assert.Equal("stop", completion.At("choices.0").Text("finish_reason"));
    }

    private static async Task<JsonElement> AskAsync(RunningServer server, string request)
    {
        var response = await server.PostAsync("/v1/chat/completions", request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }
}
