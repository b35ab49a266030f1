using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Verify.Inference.Tokenization;
using Verify.Server.Documentation;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Bundled;

/// <summary>The whole way from a request to an answer, on the bundled models.</summary>
[Collection(nameof(BundledServer))]
public sealed class BundledSolveTests(BundledServer bundled)
{
    private const string Problem = "Ann has 12 apples and buys 3 apples. How many apples does Ann have?";

    public static TheoryData<string> Strategies =>
        [
            "greedy",
            "majority",
            "best-of-n",
            "beam",
            "dvts",
            "mcts",
            "knockout",
            "step-greedy",
            "rebase",
            "particles",
            "reward-tree",
            "rest-mcts",
            "beam-pairwise",
        ];

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Every_strategy_answers_with_a_well_formed_result(string strategy)
    {
        var answer = await SolveAsync(
            $$"""{"problem": "{{Problem}}", "seed": 7, "search": {"strategy": "{{strategy}}", "budget": {"candidates": 4, "tokens": 600} } }"""
        );

        Assert.Equal("succeeded", answer.Text("status"));
        Assert.Equal(strategy, answer.At("search").Text("strategy"));
        Assert.Equal(7, answer.At("search.seed").GetInt64());
        Assert.InRange(answer.At("usage.generatedTokens").GetInt64(), 1, 600);
        Assert.InRange(answer.GetProperty("candidates").GetArrayLength(), 1, 4);
        Assert.Equal(
            answer.Text("solution"),
            string.Concat(answer.At("candidates.0.steps").EnumerateArray().Select(step => step.Text("text")))
        );
    }

    [Fact]
    public async Task The_examples_of_the_document_are_solved_and_told_apart()
    {
        var solved = await SolveAsync(RequestExamples.Solve);
        var chat = await (await bundled.Server.PostAsync("/v1/chat/completions", RequestExamples.Chat)).JsonAsync();
        var verified = await (await bundled.Server.PostAsync("/v1/verify", RequestExamples.VerifyMath)).JsonAsync();

        Assert.Equal("5", solved.Text("answer"));
        Assert.EndsWith("The answer is 5.\n", chat.At("choices.0.message").Text("content"), StringComparison.Ordinal);
        Assert.True(verified.At("results.0.equivalent").GetBoolean());
        Assert.False(verified.At("results.1.equivalent").GetBoolean());
        Assert.InRange(verified.At("results.0.scores.demo-prm.aggregate").GetDouble(), 0.9, 1);
        Assert.InRange(verified.At("results.1.scores.demo-prm.aggregate").GetDouble(), 0, 0.1);
    }

    /// <summary>The outcome head of a model that also has a process head was listed, and could not be asked.</summary>
    [Fact]
    public async Task A_head_of_a_reward_model_can_be_asked_by_name()
    {
        const string search = """{"strategy": "best-of-n", "options": {"samples": 4}, "verifier": "demo-prm:outcome"}""";
        var solved = await SolveAsync($$"""{"problem": "{{Problem}}", "seed": 7, "search": {{search}} }""");
        var verified = await (
            await bundled.Server.PostAsync(
                "/v1/verify",
                $$"""{"problem": "{{Problem}}", "solutions": ["Ann: 12 + 3 = 15\nThe answer is 15."], "verifiers": ["demo-prm", "demo-prm:outcome"]}"""
            )
        ).JsonAsync();

        Assert.Equal("demo-prm:outcome", solved.At("search").Text("verifier"));
        Assert.InRange(solved.At("candidates.0.score").GetDouble(), 0, 1);
        Assert.Equal(JsonValueKind.Null, solved.At("candidates.0.steps.0.score").ValueKind);
        Assert.True(verified.At("results.0.scores").GetProperty("demo-prm").TryGetProperty("steps", out _));
        Assert.False(verified.At("results.0.scores").GetProperty("demo-prm:outcome").TryGetProperty("steps", out _));
        Assert.InRange(verified.At("results.0.scores").GetProperty("demo-prm:outcome").GetProperty("aggregate").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task The_echo_of_a_search_repeats_it()
    {
        var first = await SolveAsync(
            $$"""{"problem": "{{Problem}}", "trace": true, "search": {"strategy": "beam", "options": {"width": 2, "expansions": 2} } }"""
        );
        var echo = JsonNode.Parse(first.GetProperty("search").GetRawText())!.AsObject();
        var (seed, policy, sampling) = (echo["seed"]!.DeepClone(), echo["policy"]!.DeepClone(), echo["sampling"]!.DeepClone());
        foreach (var name in (string[])["seed", "policy", "sampling"])
        {
            echo.Remove(name);
        }

        var again = new JsonObject
        {
            ["problem"] = Problem,
            ["trace"] = true,
            ["seed"] = seed,
            ["policy"] = policy,
            ["sampling"] = sampling,
            ["search"] = echo.DeepClone(),
        };
        var second = await SolveAsync(again.ToJsonString());

        Assert.Equal(WhatMustRepeat(first), WhatMustRepeat(second));
    }

    [Theory]
    [InlineData("beam")]
    [InlineData("best-of-n")]
    [InlineData("mcts")]
    public async Task The_same_request_gives_the_same_tree_alone_and_beside_sixteen_others(string strategy)
    {
        var request =
            $$"""{"problem": "{{Problem}}", "seed": 7, "trace": true, "search": {"strategy": "{{strategy}}", "budget": {"candidates": 4, "tokens": 300} } }""";
        var alone = await SolveAsync(request);
        var others = Enumerable
            .Range(0, 16)
            .Select(number =>
                SolveAsync(
                    $$"""{"problem": "Bob has {{number + 3}} pens and buys {{number}} pens. How many pens does Bob have?", "search": {"strategy": "best-of-n", "options": {"samples": 4}, "budget": {"tokens": 200} } }"""
                )
            )
            .ToList();
        var beside = await SolveAsync(request);
        await Task.WhenAll(others);

        Assert.Equal(WhatMustRepeat(alone), WhatMustRepeat(beside));
    }

    [Theory]
    [InlineData("""{"budget": {"candidates": 0}}""", "search.budget.candidates")]
    [InlineData("""{"budget": {"tokens": 2147483647}}""", "search.budget.tokens")]
    [InlineData("""{"budget": {"seconds": -1}}""", "search.budget.seconds")]
    [InlineData("""{"strategy": "beam", "options": {"breadth": 4}}""", "search.options.breadth")]
    [InlineData("""{"strategy": "beam", "options": {"width": "four"}}""", "search.options.width")]
    [InlineData("""{"verifier": "nobody"}""", "search.verifier")]
    [InlineData("""{"aggregation": "median"}""", "search.aggregation")]
    [InlineData("""{"selection": "coin"}""", "search.selection")]
    public async Task What_no_search_takes_is_refused_by_its_path(string search, string path)
    {
        var response = await bundled.Server.PostAsync("/v1/solve", $$"""{"problem": "{{Problem}}", "search": {{search}}}""");
        var problem = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(path, problem.GetProperty("errors").EnumerateObject().Single().Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_longer_than_the_context_is_refused_before_any_work()
    {
        var response = await bundled.Server.PostAsync(
            "/v1/solve",
            $$"""{"problem": "{{string.Concat(Enumerable.Repeat("apples and pears ", 1500))}}"}"""
        );
        var problem = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("problem", problem.GetProperty("errors").EnumerateObject().Single().Name);
        Assert.Equal("urn:verify:problem:context-length-exceeded", problem.Text("type"));
    }

    [Fact]
    public async Task The_catalogue_lists_what_is_bundled()
    {
        var verifiers = await (await bundled.Server.Client.GetAsync("/v1/verifiers", RunningServer.Cancelled)).JsonAsync();
        var strategies = await (await bundled.Server.Client.GetAsync("/v1/strategies", RunningServer.Cancelled)).JsonAsync();

        Assert.Contains("arithmetic", verifiers.GetProperty("verifiers").EnumerateArray().Select(verifier => verifier.Text("name")));
        Assert.Contains(verifiers.GetProperty("verifiers").EnumerateArray(), verifier =>
            verifier.GetProperty("process").GetBoolean() && verifier.GetProperty("pairwise").GetBoolean()
        );
        Assert.Equal(
            Strategies.Select(row => row.Data).Order(StringComparer.Ordinal),
            strategies.GetProperty("strategies").EnumerateArray().Select(strategy => strategy.Text("name"))
        );
    }

    /// <summary>An answer without what names or times it.</summary>
    private static string WhatMustRepeat(JsonElement answer)
    {
        var kept = JsonNode.Parse(answer.GetRawText())!.AsObject();
        kept.Remove("id");
        kept.Remove("timing");
        return kept.ToJsonString();
    }

    private async Task<JsonElement> SolveAsync(string request)
    {
        var response = await bundled.Server.PostAsync("/v1/solve", request);
        var answer = await response.JsonAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer.GetRawText());
        return answer;
    }
}
