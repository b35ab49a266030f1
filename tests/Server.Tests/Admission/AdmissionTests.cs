using System.Net;
using Verify.Inference;
using Verify.Inference.Tokenization;
using Verify.Search;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Admission;

public sealed class AdmissionTests
{
    private const string Request = """{"problem": "Half of 144?"}""";

    [Fact]
    public async Task When_the_queue_is_full_a_search_is_refused_and_told_when_to_come_back()
    {
        var gate = new Gate();
        await using var server = await RunningServer.StartAsync(
            gate.Engine,
            "--Verify:Limits:ConcurrentSearches=1",
            "--Verify:Limits:QueueLength=0"
        );
        var first = server.PostAsync("/v1/solve", Request);
        await gate.Began;
        var second = await server.PostAsync("/v1/solve", Request);
        gate.Open();

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.True(second.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal("urn:verify:problem:queue-full", (await second.JsonAsync()).Text("type"));
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
    }

    [Fact]
    public async Task A_search_that_waited_says_so_in_its_timing()
    {
        var gate = new Gate();
        await using var server = await RunningServer.StartAsync(gate.Engine, "--Verify:Limits:ConcurrentSearches=1");
        var first = server.PostAsync("/v1/solve", Request);
        await gate.Began;
        var second = server.PostAsync("/v1/solve", Request);
        gate.Open();

        await first;
        var timing = (await (await second).JsonAsync()).GetProperty("timing");
        Assert.True(timing.GetProperty("queued").GetDouble() > 0);
        Assert.True(timing.GetProperty("total").GetDouble() > 0.75);
    }

    [Fact]
    public async Task A_model_without_memory_to_spare_answers_429()
    {
        var engine = new ScriptedSearchEngine { Search = (_, _, _) => throw new ModelBusyException("8 searches wait for memory.") };
        await using var server = await RunningServer.StartAsync(engine);
        var response = await server.PostAsync("/v1/solve", Request);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_problem_longer_than_the_context_is_the_problem_fields_fault()
    {
        var engine = new ScriptedSearchEngine
        {
            Search = (_, _, _) => throw new ContextLengthException("The prompt has 600 tokens; the context holds 512."),
        };
        await using var server = await RunningServer.StartAsync(engine);
        var native = await server.PostAsync("/v1/solve", Request);
        var chat = await server.PostAsync("/v1/chat/completions", """{"model": "demo", "messages": [{"role": "user", "content": "p"}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, native.StatusCode);
        Assert.Equal("The prompt has 600 tokens; the context holds 512.", (await native.JsonAsync()).At("errors.problem.0").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, chat.StatusCode);
        Assert.Equal("messages", (await chat.JsonAsync()).At("error").Text("param"));
        Assert.Equal("context_length_exceeded", (await chat.JsonAsync()).At("error").Text("code"));
    }

    [Fact]
    public async Task While_the_server_drains_running_searches_answer_with_their_best_and_waiting_ones_are_refused()
    {
        var gate = new Gate();
        await using var server = await RunningServer.StartAsync(
            gate.Engine,
            "--Verify:Limits:ConcurrentSearches=1",
            "--Verify:Limits:DrainSeconds=0"
        );
        var running = server.PostAsync("/v1/solve", Request);
        await gate.Began;
        var waiting = server.PostAsync("/v1/solve", Request);
        await server.UntilWaitingAsync(1);
        server.Lifetime.StopApplication();

        Assert.Equal("cancelled", (await (await running).JsonAsync()).Text("status"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await waiting).StatusCode);
        Assert.Equal("urn:verify:problem:draining", (await (await waiting).JsonAsync()).Text("type"));
        Assert.NotNull((await waiting).Headers.RetryAfter);
    }

    [Theory]
    [InlineData("/v1/solve", Request, "urn:verify:problem:draining")]
    [InlineData("/v1/chat/completions", """{"model": "demo", "messages": [{"role": "user", "content": "p"}]}""", "draining")]
    public async Task A_search_that_still_waits_for_memory_when_the_drain_time_is_over_is_refused_like_one_that_waits_for_a_place(
        string path,
        string request,
        string code
    )
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var engine = new ScriptedSearchEngine
        {
            Search = async (plan, _, cancellationToken) =>
            {
                began.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return Results.Answering(plan, "72");
            },
        };
        await using var server = await RunningServer.StartAsync(engine, "--Verify:Limits:DrainSeconds=0");
        var waiting = server.PostAsync(path, request);
        await began.Task;
        server.Lifetime.StopApplication();
        var answer = await (await waiting).JsonAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await waiting).StatusCode);
        Assert.Equal(code, answer.TryGetProperty("error", out var error) ? error.Text("code") : answer.Text("type"));
        Assert.NotNull((await waiting).Headers.RetryAfter);
    }

    /// <summary>An engine whose searches go on until the gate is opened or they are cancelled.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Gate() =>
            Engine = new ScriptedSearchEngine
            {
                Search = async (plan, _, cancellationToken) =>
                {
                    _began.TrySetResult();
                    var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    await using var registration = cancellationToken.Register(cancelled.SetResult);
                    var stopped = await Task.WhenAny(_open.Task, cancelled.Task) == cancelled.Task;
                    return Results.Answering(plan, "72") with { Stopped = stopped ? StopReason.Cancelled : StopReason.Completed };
                },
            };

        public ScriptedSearchEngine Engine { get; }

        public Task Began => _began.Task;

        public void Open() => _open.SetResult();
    }
}
