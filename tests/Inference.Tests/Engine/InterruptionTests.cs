using Verify.Inference.Decoding;

namespace Verify.Inference.Tests.Engine;

/// <summary>
/// Calls that end midway, in every layout: in the prompt (which takes two runs), after the first tokens, and after the tips have been given
/// rows of their own.
/// </summary>
public sealed class InterruptionTests(InterruptionTests.Uninterrupted uninterrupted) : IClassFixture<InterruptionTests.Uninterrupted>
{
    private static readonly TokenPath Prompt = Paths.Of(string.Concat(Enumerable.Repeat("A prompt of more than one run. ", 10)));

    private static readonly ContinueRequest[] Samples =
    [
        .. Enumerable.Range(0, 6).Select(seed => Requests.Sample(Prompt.Append([seed % 2]), (ulong)seed, 30)),
    ];

    public static MatrixTheoryData<string, int> Places { get; } =
        new([nameof(TestLayouts.Whole), nameof(TestLayouts.Pairs), nameof(TestLayouts.Ragged)], [0, 2, 3, 5, 6, 41, 42]);

    /// <summary>Before it begins, admitted, within the paths, and between two paths that have been run.</summary>
    public static MatrixTheoryData<string, int> PlacesInScoring { get; } =
        new([nameof(TestLayouts.Whole), nameof(TestLayouts.Pairs), nameof(TestLayouts.Ragged)], [0, 1, 2, 3, 6]);

    [Theory]
    [MemberData(nameof(Places))]
    public void A_call_that_fails_throws_and_the_tree_goes_on_as_if_it_had_not_been(string layout, int advances)
    {
        using var driver = new CallDriver(uninterrupted.Decoder, TestLayouts.Named(layout), 1500);
        var tokenizer = new BreakableTokenizer();
        var call = driver.Begin(tokenizer, DecodeLimits.None, Samples);

        Advance(call, advances);
        tokenizer.IsBroken = true;
        while (call.Advance()) { }

        Assert.IsType<InvalidOperationException>(call.Result.Exception?.InnerException);
        AssertGoesOn(driver);
    }

    [Theory]
    [MemberData(nameof(PlacesInScoring))]
    public async Task A_cancelled_call_throws_and_the_tree_goes_on_as_if_it_had_not_been(string layout, int advances)
    {
        using var driver = new CallDriver(uninterrupted.Decoder, TestLayouts.Named(layout), 1500);
        using var cancellation = new CancellationTokenSource();
        var call = driver.Begin(
            cancellation.Token,
            [.. Samples.Select(sample => new LogProbabilitiesRequest(sample.Path.Append([7, 8, 9]), 300))]
        );

        for (var i = 0; i < advances; i++)
        {
            Assert.True(call.Advance());
        }

        await cancellation.CancelAsync();

        Assert.False(call.Advance());
        Assert.True(call.Result.IsCanceled);
        AssertGoesOn(driver);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task An_interrupted_call_returns_what_was_sampled_so_far(string layout, int advances)
    {
        using var driver = new CallDriver(uninterrupted.Decoder, TestLayouts.Named(layout), 1500);
        using var interrupt = new CancellationTokenSource();
        var call = driver.Begin(new DecodeLimits(long.MaxValue, interrupt.Token), Samples);

        Advance(call, advances);
        await interrupt.CancelAsync();
        while (call.Advance()) { }
        var pieces = await call.Result;

        Assert.All(pieces, piece => Assert.Equal(GenerationEnd.Interrupted, piece.End));
        Assert.Equal(
            uninterrupted.Tokens.Zip(pieces, (tokens, piece) => tokens.Take(piece.Tokens.Length)),
            pieces.Select(piece => piece.Ids())
        );

        // The prompt is admitted, and run in two; then tokens are drawn and run in turns.
        Assert.All(pieces, piece => Assert.Equal(advances > 3, piece.Tokens.Length > 0));
        Assert.Equal(uninterrupted.Tokens, driver.Continue(Samples).Select(piece => piece.Tokens));
    }

    [Fact]
    public async Task A_call_that_scores_many_paths_can_be_left_between_two_of_them()
    {
        using var driver = new CallDriver(uninterrupted.Decoder, TestLayouts.Whole, 500);
        using var cancellation = new CancellationTokenSource();
        var call = driver.Begin(
            cancellation.Token,
            [.. Enumerable.Range(0, 6).Select(i => new LogProbabilitiesRequest(Paths.Of($"{i} of six"), 1))]
        );

        // Admitted, run in one, and the first of them scored.
        for (var i = 0; i < 3; i++)
        {
            Assert.True(call.Advance());
        }

        await cancellation.CancelAsync();

        Assert.False(call.Advance());
        Assert.True(call.Result.IsCanceled);
    }

    private void AssertGoesOn(CallDriver driver)
    {
        var pieces = driver.Continue(Samples);
        Assert.Equal(uninterrupted.Tokens, pieces.Select(piece => piece.Tokens));
        Assert.All([pieces[0], pieces[^1]], piece => ReferenceChecks.AssertLogProbabilities(uninterrupted.Decoder.Reference, piece));
    }

    private static void Advance(ContinueCall call, int advances)
    {
        for (var i = 0; i < advances; i++)
        {
            Assert.True(call.Advance());
        }
    }

    /// <summary>The decoder, and what it samples for each request alone.</summary>
    public sealed class Uninterrupted : IAsyncDisposable
    {
        public Uninterrupted() =>
            Tokens = [
                .. Samples.Select(request =>
                {
                    using var driver = new CallDriver(Decoder, TestLayouts.Whole, 500);
                    return driver.Continue(request)[0].Tokens.ToArray();
                }),
            ];

        internal TestDecoder Decoder { get; } = TestDecoder.Policy();

        internal int[][] Tokens { get; }

        public ValueTask DisposeAsync() => Decoder.DisposeAsync();
    }
}
