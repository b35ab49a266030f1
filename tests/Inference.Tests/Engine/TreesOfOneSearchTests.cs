using Verify.Inference.Engine;

namespace Verify.Inference.Tests.Engine;

/// <summary>
/// Searches whose policy and verifiers use the same models: taken one after the other, the memory of their trees could leave each with a
/// part of what it needs, waiting for the other's.
/// </summary>
public class TreesOfOneSearchTests
{
    private const int Capacity = 100;

    /// <summary>Milliseconds after which searches that wait for each other are a failure; they take a few when they do not.</summary>
    private const int Hung = 60_000;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_trees_of_a_model_that_holds_one_are_refused_at_once_by_what_they_need()
    {
        await using var model = ModelFor(trees: 1);
        await using var held = await model.Model.OpenAsync(Capacity, Test);

        var refusal = await Assert.ThrowsAsync<ModelCapacityException>(() => OpenAsync(model, model));

        var bytes = TestDecoder.TreeBytes(Capacity);
        Assert.Contains("2 trees of 100 + 100 tokens in the model 'test'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{2 * bytes:N0} bytes"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"given {bytes:N0}"), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_never_fits_is_refused_without_waiting_for_another_model()
    {
        await using var busy = ModelFor(trees: 1);
        await using var small = ModelFor(trees: 1);
        await using var held = await busy.Model.OpenAsync(Capacity, Test);

        await Assert.ThrowsAsync<ModelCapacityException>(() => OpenAsync(busy, small, small));
    }

    [Fact]
    public async Task Of_two_searches_with_two_trees_each_and_room_for_three_the_second_waits_for_both()
    {
        await using var model = ModelFor(trees: 3);
        var first = await OpenAsync(model, model);
        var second = OpenAsync(model, model);
        var third = OpenAsync(model);

        Assert.False(second.IsCompleted, "Two trees do not fit.");
        Assert.False(third.IsCompleted, "The third tree that is free is not given to who came later.");

        await first[0].DisposeAsync();
        var opened = await second;
        Assert.False(third.IsCompleted, "All is in use.");

        await first[1].DisposeAsync();
        await CloseAsync([.. opened, .. await third]);
    }

    [Theory(Timeout = Hung)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Searches_that_name_models_in_opposite_orders_do_not_wait_for_each_other(bool isFirstModelFreedFirst)
    {
        await using var one = ModelFor(trees: 1);
        await using var two = ModelFor(trees: 1);
        var heldOfOne = await one.Model.OpenAsync(Capacity, TestContext.Current.CancellationToken);
        var heldOfTwo = await two.Model.OpenAsync(Capacity, TestContext.Current.CancellationToken);
        var forward = OpenAsync(one, two);
        var backward = OpenAsync(two, one);

        await (isFirstModelFreedFirst ? heldOfOne : heldOfTwo).DisposeAsync();
        await (isFirstModelFreedFirst ? heldOfTwo : heldOfOne).DisposeAsync();

        await CloseAsync(await await Task.WhenAny(forward, backward));
        await CloseAsync(await forward);
        await CloseAsync(await backward);
    }

    [Fact(Timeout = Hung)]
    public async Task Many_searches_over_the_same_models_in_any_order_all_come_to_an_end()
    {
        await using var one = ModelFor(trees: 2);
        await using var two = ModelFor(trees: 3);
        TestDecoder[][] orders =
        [
            [one, two],
            [two, one],
            [one, one],
            [two, one, two],
            [one, two, one],
            [two, two, two],
            [two],
        ];

        await Task.WhenAll(
            Enumerable
                .Range(0, 210)
                .Select(search =>
                    Task.Run(
                        async () => await CloseAsync(await OpenAsync(orders[search % orders.Length])),
                        TestContext.Current.CancellationToken
                    )
                )
        );

        await CloseAsync(await OpenAsync(one, one, two, two, two));
    }

    [Fact]
    public async Task Who_leaves_while_waiting_for_a_later_model_gives_back_what_it_has_of_the_earlier()
    {
        await using var one = ModelFor(trees: 1);
        await using var two = ModelFor(trees: 1);
        await CloseAsync(await OpenAsync(one, two));
        await using var held = await two.Model.OpenAsync(Capacity, Test);
        using var leaving = new CancellationTokenSource();
        var waiting = TokenTrees.OpenAsync(RequestsFor(two, one), leaving.Token).AsTask();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await CloseAsync(await OpenAsync(one));
    }

    [Fact]
    public async Task Who_is_refused_by_a_full_queue_gives_back_what_it_has_of_the_earlier_model()
    {
        await using var one = ModelFor(trees: 1);
        await using var two = ModelFor(trees: 1, queueLength: 0);
        await CloseAsync(await OpenAsync(one, two));
        await using var held = await two.Model.OpenAsync(Capacity, Test);

        await Assert.ThrowsAsync<ModelBusyException>(() => OpenAsync(two, one));

        await CloseAsync(await OpenAsync(one));
    }

    /// <summary>Two trees of one model that take turns: what one has sampled neither changes nor speeds up the other.</summary>
    [Fact]
    public async Task Trees_come_in_the_order_of_the_requests_and_know_nothing_of_each_other()
    {
        await using var one = ModelFor(trees: 2);
        await using var two = ModelFor(trees: 1, name: "qwen2");
        var trees = await OpenAsync(one, two, one);
        var request = Requests.Sample(Paths.Of("The same question"), seed: 5, maxTokens: 20);

        var pieces = new List<SampledPath>();
        foreach (var tree in trees)
        {
            pieces.Add(SampledPath.Of(request, Assert.Single(await tree.ContinueAsync([request], DecodeLimits.None))));
        }

        Assert.Equal(pieces[0].Tokens, pieces[2].Tokens);
        Assert.Equal(pieces[0].LogProbabilities, pieces[2].LogProbabilities);
        Assert.Equal(trees[0].Usage, trees[2].Usage);
        ReferenceChecks.AssertLogProbabilities(one.Reference, pieces[0]);
        ReferenceChecks.AssertLogProbabilities(two.Reference, pieces[1]);
        await CloseAsync(trees);
    }

    /// <summary>A small random decoder with memory for so many trees.</summary>
    private static TestDecoder ModelFor(int trees, int queueLength = 1000, string name = "llama3")
    {
        var bytes = trees * TestDecoder.TreeBytes(Capacity, name);
        return TestDecoder.Policy(name, options: new DecoderOptions { MemoryBytes = bytes, QueueLength = queueLength });
    }

    private static TreeRequest[] RequestsFor(params TestDecoder[] models) =>
        [.. models.Select(decoder => new TreeRequest(decoder.Model, Capacity))];

    private static Task<IReadOnlyList<ITokenTree>> OpenAsync(params TestDecoder[] models) =>
        TokenTrees.OpenAsync(RequestsFor(models), Test).AsTask();

    private static async Task CloseAsync(IReadOnlyList<ITokenTree> trees)
    {
        foreach (var tree in trees)
        {
            await tree.DisposeAsync();
        }
    }
}
