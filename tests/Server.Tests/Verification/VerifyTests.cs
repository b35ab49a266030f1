using System.Net;
using System.Text;
using System.Text.Json;
using Verify.Inference.Tokenization;
using Verify.Server.Tests.Hosting;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.TestRuns;

namespace Verify.Server.Tests.Verification;

public sealed class VerifyTests
{
    private const string Problem = "Ann has 12 apples and buys 3. How many has she?";

    private readonly ScriptedSandbox _sandbox = new()
    {
        Passes = (solution, number) => !solution.Contains("bad", StringComparison.Ordinal) || number == 0,
    };

    [Fact]
    public async Task What_was_not_asked_for_is_absent()
    {
        var result = (await VerifyAsync(new { problem = Problem, solutions = new[] { "12 + 3 = 15.\nThe answer is 15." } })).At(
            "results.0"
        );

        Assert.Equal(["index", "answer", "steps"], result.EnumerateObject().Select(field => field.Name));
        Assert.Equal("15", result.Text("answer"));
        Assert.Equal(
            ["12 + 3 = 15.\n", "The answer is 15."],
            result.GetProperty("steps").EnumerateArray().Select(step => step.GetString())
        );
    }

    [Fact]
    public async Task Answers_are_compared_with_the_reference_and_the_reason_is_said()
    {
        var answer = await VerifyAsync(
            new
            {
                problem = Problem,
                solutions = new[] { "The answer is 15.", @"So $\boxed{30/2}$.", "The answer is 16.", "?" },
                reference = "15",
            }
        );
        var results = answer.GetProperty("results").EnumerateArray().ToList();

        Assert.Equal([true, true, false], results.Take(3).Select(result => result.GetProperty("equivalent").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, results[3].GetProperty("equivalent").ValueKind);
        Assert.All(results, result => Assert.NotEmpty(result.Text("reason")));
    }

    [Fact]
    public async Task Verifiers_score_steps_and_whole_solutions_by_name()
    {
        var scores = (
            await VerifyAsync(
                new
                {
                    problem = Problem,
                    solutions = new[] { "12 + 3 = 15.\nSo.\n2 + 2 = 5." },
                    verifiers = new[] { "arithmetic", "whole" },
                }
            )
        ).At("results.0.scores");

        Assert.Equal(
            """{"steps":[1,null,0],"aggregate":0,"aggregation":"min","stepEvidence":[null,null,{"text":"'2 + 2 = 5': 4, not 5","firstError":2,"spans":[{"step":2,"start":0,"length":9,"note":"4"}]}]}""",
            scores.GetProperty("arithmetic").GetRawText()
        );
        Assert.Equal("""{"aggregate":0.5}""", scores.GetProperty("whole").GetRawText());
    }

    [Fact]
    public async Task Tests_are_reported_case_by_case()
    {
        var answer = await VerifyAsync(
            new
            {
                problem = "Write f.",
                solutions = new[] { "def f(x): return x", "def f(x): return bad" },
                tests = new { entryPoint = "f", cases = new[] { "assert f(1) == 1", "assert f(2) == 2" } },
            }
        );

        Assert.Equal("passed", answer.At("results.0.tests").Text("verdict"));
        Assert.Equal(
            """{"verdict":"failed","passed":1,"total":2,"cases":[{"verdict":"passed","seconds":0,"message":null},{"verdict":"failed","seconds":0,"message":"as told"}],"sandbox":"bubblewrap","judged":"isolated","trust":"exact","reason":null,"findings":[]}""",
            answer.At("results.1.tests").GetRawText()
        );
    }

    [Fact]
    public async Task Constraints_are_answered_one_by_one()
    {
        var answer = await VerifyAsync(
            new
            {
                problem = Problem,
                solutions = new[] { "one two three" },
                constraints = new { words = new { max = 2 }, mustContain = new[] { "two" } },
            }
        );

        Assert.Equal(
            """[{"constraint":"at most 2 words","kept":false,"found":"3 words"},{"constraint":"contains 'two'","kept":true,"found":null}]""",
            answer.At("results.0.constraints").GetRawText()
        );
    }

    [Fact]
    public async Task A_solution_that_is_no_text_is_answered_there_and_the_others_as_usual()
    {
        await using var server = await StartAsync();
        byte[] body =
        [
            .. """{"problem": "What?", "kind": "math", "solutions": ["\ud83d half", "a\u0000b", "bytes """u8,
            0xC3,
            0x28,
            .. """ ", "The answer is 7."]}"""u8,
        ];
        var response = await server.PostAsync("/v1/verify", body, "application/json");
        var results = (await response.JsonAsync()).GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["not-text", "not-text", "not-text"], results.Take(3).Select(result => result.GetProperty("error").Text("code")));
        Assert.Equal("7", results[3].Text("answer"));
    }

    [Theory]
    [InlineData(
        """{"problem": "p", "solutions": []}""",
        "solutions",
        "There are 0 solutions; give from 1 to 3, and the others in another request."
    )]
    [InlineData(
        """{"problem": "p", "solutions": ["a", "b", "c", "d"]}""",
        "solutions",
        "There are 4 solutions; give from 1 to 3, and the others in another request."
    )]
    [InlineData("""{"problem": "p", "solutions": ["a", 7]}""", "solutions[1]", "The value is 7, but a string is expected.")]
    [InlineData(
        """{"problem": "p \ud83d", "solutions": ["a"]}""",
        "problem",
        "The string holds a lone surrogate (half of a UTF-16 pair), which is no character; send whole characters."
    )]
    [InlineData(
        """{"problem": "p", "solutions": ["a", "b", {"x": "\ud83d"}]}""",
        "solutions[2].x",
        "The string holds a lone surrogate (half of a UTF-16 pair), which is no character; send whole characters."
    )]
    [InlineData(
        """{"problem": "p", "solutions": ["a"], "reference": "7\u0000"}""",
        "reference",
        "The reference contains a NUL at character 1; remove it."
    )]
    [InlineData(
        """{"problem": "p", "solutions": ["a"], "verifiers": ["nobody"]}""",
        "verifiers[0]",
        "Unknown verifier 'nobody'. Available: whole, arithmetic, constraints, tests."
    )]
    [InlineData(
        """{"problem": "p", "solutions": ["a"], "verifiers": ["tests"]}""",
        "verifiers[0]",
        "'tests' has no opinion without the field 'tests'; give it, or remove the verifier."
    )]
    [InlineData(
        """{"problem": "p", "solutions": ["a"], "tests": {"cases": []}}""",
        "tests.cases",
        "There are no tests; give cases, check or programs."
    )]
    [InlineData(
        """{"problem": "p", "solutions": ["a"], "tests": {"language": "cobol"}}""",
        "tests.language",
        "The value is 'cobol'; allowed are python."
    )]
    [InlineData(
        """{"problem": "p", "solutions": ["a"], "constraints": {"words": {"min": 3, "max": 2}}}""",
        "constraints.words.min",
        "3 is more than the max of 2; nothing could keep it."
    )]
    [InlineData(
        """{"problem": "p", "solutions": ["a"], "aggregation": "median"}""",
        "aggregation",
        "Unknown aggregation 'median'. Available: last, min, product, mean, max, sum-logits, entropy, delta."
    )]
    public async Task A_wrong_field_is_refused_by_its_path_before_any_work(string request, string path, string message)
    {
        await using var server = await StartAsync("--Verify:Limits:Checking:Solutions=3");
        var response = await server.PostAsync("/v1/verify", request);
        var errors = (await response.JsonAsync()).GetProperty("errors").EnumerateObject().ToList();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal((path, message), (Assert.Single(errors).Name, errors[0].Value[0].GetString()));
        Assert.Empty(_sandbox.Tested);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8_are_told_from_lone_surrogates()
    {
        await using var server = await StartAsync();
        var response = await server.PostAsync(
            "/v1/verify",
            [.. """{"problem": "p """u8, 0xFF, .. """ ", "solutions": ["a"]}"""u8],
            "application/json"
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            "The string holds bytes that are no UTF-8; send it encoded in UTF-8.",
            (await response.JsonAsync()).At("errors.problem.0").GetString()
        );
    }

    [Fact]
    public async Task Lines_come_batch_by_batch_to_a_client_that_asks_for_them()
    {
        var second = new TaskCompletionSource();
        var calls = 0;
        var verifier = new ScriptedVerifier("slow") { Solution = _ => 1 };
        verifier.BeforeCall = _ =>
        {
            if (Interlocked.Increment(ref calls) == 2)
            {
                second.Task.Wait(RunningServer.Cancelled);
            }
        };
        await using var server = await RunningServer.StartCheckingAsync(_sandbox, [verifier]);
        using var request = Request(
            new
            {
                problem = Problem,
                solutions = Enumerable.Repeat("a", 20),
                verifiers = new[] { "slow" },
            }
        );
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, RunningServer.Cancelled);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(RunningServer.Cancelled));
        var indexes = new List<int>();
        while (await lines.ReadLineAsync(RunningServer.Cancelled) is { } line)
        {
            indexes.Add(JsonElement.Parse(line).GetProperty("index").GetInt32());
            if (indexes.Count == 16)
            {
                second.SetResult(); // The second batch had not begun to be scored when the whole first one was here.
            }
        }

        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Enumerable.Range(0, 20), indexes);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_work()
    {
        var (running, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        var sandbox = new ScriptedSandbox
        {
            BeforeRun = cancellationToken =>
            {
                cancellationToken.Register(ended.SetResult);
                running.SetResult();
                cancellationToken.WaitHandle.WaitOne();
            },
        };
        await using var server = await RunningServer.StartCheckingAsync(
            sandbox,
            [new UnitTestsVerifier(sandbox)],
            "--Verify:Limits:ConcurrentSearches=1"
        );
        using var leaving = new CancellationTokenSource();
        using var request = Request(
            new
            {
                problem = "Write f.",
                solutions = new[] { "a" },
                tests = new { entryPoint = "f", cases = new[] { "assert f(1)" } },
            }
        );
        var asking = server.Client.SendAsync(request, leaving.Token);
        await running.Task.WaitAsync(RunningServer.Cancelled);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), RunningServer.Cancelled);

        // The place is free again: with one place only, the next request is answered.
        var next = await server.PostAsync("/v1/verify", """{"problem": "p", "solutions": ["The answer is 7."]}""");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Theory]
    [InlineData("application/json", null)]
    [InlineData("application/x-ndjson", 16)]
    public async Task When_the_drain_time_is_over_what_was_not_checked_is_refused_and_may_be_sent_again(string accept, int? before)
    {
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tested = 0;
        var sandbox = new ScriptedSandbox
        {
            BeforeRun = cancellationToken =>
            {
                if (Interlocked.Increment(ref tested) <= before)
                {
                    return;
                }

                running.TrySetResult();
                cancellationToken.WaitHandle.WaitOne();
            },
        };
        await using var server = await RunningServer.StartCheckingAsync(
            sandbox,
            [new UnitTestsVerifier(sandbox)],
            "--Verify:Limits:DrainSeconds=0"
        );
        using var request = Request(
            new
            {
                problem = "Write f.",
                solutions = Enumerable.Repeat("a", 17).Select((text, i) => text + i),
                tests = new { entryPoint = "f", cases = new[] { "assert f(1)" } },
            }
        );
        request.Headers.Accept.Clear();
        request.Headers.Accept.ParseAdd(accept);
        var asking = server.Client.SendAsync(request, RunningServer.Cancelled);
        await running.Task;
        server.Lifetime.StopApplication();
        var lines = (await (await asking).Content.ReadAsStringAsync(RunningServer.Cancelled)).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        var last = JsonElement.Parse(lines[^1]);

        Assert.Equal(before ?? 0, lines.Length - 1);
        Assert.Equal("urn:verify:problem:draining", (before is null ? last : last.GetProperty("error")).Text("type"));
        Assert.Equal(before is null ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, (await asking).StatusCode);
    }

    [Fact]
    public async Task Readiness_says_what_confines_code_and_a_server_without_is_ready_all_the_same()
    {
        await using var server = await StartAsync();
        await using var without = await RunningServer.StartCheckingAsync(
            new ScriptedSandbox { State = new(Verify.Verifiers.Sandbox.SandboxKind.None, "Install bubblewrap.", []) },
            []
        );

        Assert.Equal("""{"available":true,"sandbox":"bubblewrap","reason":"As told."}""", await CodeOf(server));
        Assert.Equal("""{"available":false,"sandbox":"none","reason":"Install bubblewrap."}""", await CodeOf(without));
    }

    private static async Task<string> CodeOf(RunningServer server) =>
        (await (await server.Client.GetAsync("/readyz", RunningServer.Cancelled)).JsonAsync()).GetProperty("code").GetRawText();

    private static HttpRequestMessage Request(object request) =>
        new(HttpMethod.Post, "/v1/verify")
        {
            Content = new StringContent(JsonSerializer.Serialize(request), Encoding.UTF8, "application/json"),
            Headers = { { "Accept", "application/x-ndjson" } },
        };

    private Task<RunningServer> StartAsync(params string[] settings) =>
        RunningServer.StartCheckingAsync(
            _sandbox,
            [
                new ScriptedVerifier("whole") { Solution = _ => 0.5 },
                new ArithmeticVerifier(),
                new ConstraintsVerifier(),
                new UnitTestsVerifier(_sandbox),
            ],
            settings
        );

    private async Task<JsonElement> VerifyAsync(object request)
    {
        await using var server = await StartAsync();
        var response = await server.PostAsync("/v1/verify", JsonSerializer.Serialize(request));
        var answer = await response.JsonAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer.GetRawText());
        return answer;
    }
}
