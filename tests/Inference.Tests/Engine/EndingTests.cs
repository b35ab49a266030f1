using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Engine;

/// <summary>When pieces end, and why.</summary>
public class EndingTests
{
    private static readonly TokenPath Prompt = Paths.Of("How does it end?");

    [Fact]
    public async Task An_end_token_is_the_pieces_last()
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Measured, 200);
        var free = driver.Continue(Requests.Sample(Prompt, 1, 20))[0];

        driver.EndTokens = [free.Tokens[6]];
        var ended = driver.Continue(Requests.Sample(Prompt, 1, 20))[0];

        Assert.Equal(GenerationEnd.Finished, ended.End);
        Assert.Equal(free.Tokens.Take(free.Tokens.ToList().IndexOf(free.Tokens[6]) + 1), ended.Tokens);
    }

    [Fact]
    public async Task A_stop_string_that_spans_tokens_is_found()
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Measured, 200);
        var free = Enumerable
            .Range(0, 200)
            .Select(seed =>
                (Request: Requests.Sample(Prompt, (ulong)seed, 2), Piece: driver.Continue(Requests.Sample(Prompt, (ulong)seed, 2))[0])
            )
            .First(sample => sample.Piece.Tokens.All(token => token < 128));
        var stop = new string([(char)free.Piece.Tokens[0], (char)free.Piece.Tokens[1]]);

        var ended = driver.Continue(free.Request with { MaxTokens = 20, Stop = ["never found", stop] })[0];

        Assert.Equal(GenerationEnd.Open, ended.End);
        Assert.Equal(free.Piece.Tokens, ended.Tokens);
    }

    [Fact]
    public async Task A_request_ends_at_its_own_limit_and_at_the_end_of_the_context()
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Measured, 600);
        var almostFull = TokenPath.Root([.. Enumerable.Range(0, decoder.Shape.ContextLength - 3).Select(i => i % 250)]);

        var pieces = driver.Continue(Requests.Sample(Prompt, 1, 5), Requests.Sample(almostFull, 1, 5));

        Assert.Equal((GenerationEnd.Length, 5), (pieces[0].End, pieces[0].Tokens.Count));
        Assert.Equal((GenerationEnd.Length, 3), (pieces[1].End, pieces[1].Tokens.Count));
    }

    [Fact]
    public async Task The_common_limit_is_spent_exactly_and_cuts_the_last_requests_first()
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Measured, 600);

        var pieces = driver.Continue(
            new DecodeLimits(11, CancellationToken.None),
            [.. Enumerable.Range(0, 4).Select(seed => Requests.Sample(Prompt, (ulong)seed, 50))]
        );

        Assert.Equal([3, 3, 3, 2], pieces.Select(piece => piece.Tokens.Count));
        Assert.All(pieces, piece => Assert.Equal(GenerationEnd.Budget, piece.End));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_begins_throws_and_the_tree_stays_usable()
    {
        await using var decoder = TestDecoder.Policy();
        await using var tree = await decoder.Model.OpenAsync(200, TestContext.Current.CancellationToken);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            tree.LogProbabilitiesAsync([new LogProbabilitiesRequest(Prompt, 1)], cancelled.Token).AsTask()
        );
        var pieces = await tree.ContinueAsync([Requests.Sample(Prompt, 1, 5)], DecodeLimits.None);

        Assert.Equal(5, pieces[0].Tokens.Length);
    }

    /// <summary>Some token can be drawn even of NaN, and nobody would notice that it means nothing.</summary>
    [Fact]
    public async Task Logits_that_are_no_numbers_end_the_call_with_an_error()
    {
        const int Broken = 'x';
        await using var decoder = new TestDecoder(CheckpointSpecs.Policy("llama3"), change: tensors =>
            tensors["model.embed_tokens.weight"].Values.AsSpan(Broken * 64, 64).Fill(float.NaN)
        );
        await using var tree = await decoder.Model.OpenAsync(200, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            tree.ContinueAsync([Requests.Sample(Paths.Of("abcx"), 1, 5)], DecodeLimits.None).AsTask()
        );

        Assert.Contains("not numbers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_as_long_as_the_context_is_refused()
    {
        await using var decoder = TestDecoder.Policy();
        await using var tree = await decoder.Model.OpenAsync(600, TestContext.Current.CancellationToken);
        var full = TokenPath.Root(new int[decoder.Shape.ContextLength]);

        await Assert.ThrowsAsync<ContextLengthException>(() =>
            tree.ContinueAsync([Requests.Sample(full, 1, 5)], DecodeLimits.None).AsTask()
        );
    }
}
