using Verify.Inference.Engine.Layouts;
using Verify.Inference.Engine.Rows;
using Verify.Inference.Engine.Tries;
using Verify.Inference.Graph;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Engine;

/// <summary>The layout changes how fast a tree is run, and nothing else.</summary>
public class LayoutTests
{
    [Theory]
    [InlineData(nameof(TestLayouts.Whole), "Whole")]
    [InlineData(nameof(TestLayouts.Pairs), "Groups")]
    [InlineData(nameof(TestLayouts.Ragged), "Ragged")]
    public async Task The_cheapest_layout_is_used(string costs, string layout)
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Named(costs), 1500);

        driver.Continue(Samples(8, 30));

        Assert.Contains(Enum.Parse<TreeLayoutKind>(layout), driver.Layouts);
    }

    /// <summary>Regression: the layout oscillated, since the common row was taken to be as short as when the tips had left it.</summary>
    [Fact]
    public async Task Samples_that_part_leave_the_common_row_once_and_for_all()
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Measured, 1500);

        driver.Continue(Samples(16, 60));

        Assert.Equal([TreeLayoutKind.Whole, TreeLayoutKind.Groups], driver.Layouts);
    }

    [Fact]
    public async Task Samples_are_the_same_in_one_row_in_several_and_as_separate_sequences()
    {
        await using var decoder = TestDecoder.Policy();
        var requests = Samples(8, 40);
        string[] layouts = [nameof(TestLayouts.Whole), nameof(TestLayouts.Pairs), nameof(TestLayouts.Ragged), nameof(TestLayouts.Measured)];
        var together = layouts
            .Select(layout =>
            {
                using var driver = new CallDriver(decoder, TestLayouts.Named(layout), 1500);
                return driver.Continue(requests).Select(piece => piece.Tokens).ToArray();
            })
            .ToArray();
        var apart = requests
            .Select(request =>
            {
                using var driver = new CallDriver(decoder, TestLayouts.Whole, 100);
                return driver.Continue(request)[0].Tokens;
            })
            .ToArray();

        Assert.All(together, tokens => Assert.Equal(apart, tokens));
    }

    [Theory]
    [InlineData(nameof(TestLayouts.Whole))]
    [InlineData(nameof(TestLayouts.Pairs))]
    [InlineData(nameof(TestLayouts.Ragged))]
    public async Task Every_distinct_token_is_run_once_over_calls_that_fork_and_return(string layout)
    {
        await using var decoder = TestDecoder.Policy();
        using var driver = new CallDriver(decoder, TestLayouts.Named(layout), 1500);
        var first = driver.Continue(Samples(6, 12));
        var second = driver.Continue([.. first.Take(3).Select((piece, i) => Requests.Sample(piece.Path, (ulong)(50 + i), 10))]);
        var again = driver.Continue([.. first.Take(3).Select((piece, i) => Requests.Sample(piece.Path, (ulong)(50 + i), 10))]);

        // The last token of a piece is run only when the piece is continued.
        int[][] run = [.. first.Skip(3).Concat(second).Select(piece => piece.Path.ToArray()[..^1])];
        var distinct = run.SelectMany(path => Enumerable.Range(1, path.Length).Select(length => string.Join(' ', path[..length])))
            .Distinct()
            .Count();
        Assert.Equal(second.Select(piece => piece.Tokens), again.Select(piece => piece.Tokens));
        Assert.Equal(distinct, driver.Tree.Usage.ComputedTokens);
    }

    [Fact]
    public async Task A_tree_too_small_for_all_samples_at_once_runs_them_in_turns_with_the_same_results()
    {
        await using var decoder = TestDecoder.Policy();
        var requests = Samples(8, 60);
        using var roomy = new CallDriver(decoder, TestLayouts.Measured, 1000);
        using var tight = new CallDriver(decoder, TestLayouts.Measured, 128);

        Assert.Equal(roomy.Continue(requests).Select(piece => piece.Tokens), tight.Continue(requests).Select(piece => piece.Tokens));
    }

    /// <summary>
    /// No row can be run that is longer than the model's rotary table, but trees may be larger. Regression: they failed when that much was
    /// read at a time, when they grew that long between two reviews of the layout, and when they were full, since separate rows need a
    /// little more memory.
    /// </summary>
    [Theory]
    [InlineData(70, 510, 2)]
    [InlineData(65, 499, 10)]
    [InlineData(96, 510, 2)]
    public async Task A_tree_longer_than_any_row_can_be_is_read_and_continued(int paths, int length, int tokens)
    {
        await using var decoder = new TestDecoder(CheckpointSpecs.Policy("llama3") with { Layers = 1, QueryHeads = 1, KeyValueHeads = 1 });
        using var driver = new CallDriver(decoder, TestLayouts.Whole, 49_152);

        var read = driver.Continue([.. Enumerable.Range(0, paths).Select(path => Requests.Sample(LongPath(path), 1, 1))]);
        var continued = driver.Continue([.. Enumerable.Range(0, paths).Select(path => Requests.Sample(LongPath(path), 2, tokens))]);

        Assert.True(driver.Tree.Trie.Count > DecoderGraph.MostColumns(decoder.Shape.ContextLength));
        Assert.Equal(paths * (length + tokens - 1), driver.Tree.Usage.ComputedTokens);
        Assert.All([read[0], read[^1], continued[0], continued[^1]], piece =>
            ReferenceChecks.AssertLogProbabilities(decoder.Reference, piece)
        );

        TokenPath LongPath(int path) => TokenPath.Root([.. Enumerable.Range(0, length).Select(i => i == 0 ? path : (i * path) % 250)]);
    }

    /// <summary>Regression: removed columns were not counted, and the row outgrew the memory that was reserved for it.</summary>
    [Fact]
    public async Task The_trees_own_row_never_outgrows_what_the_tree_was_opened_for()
    {
        await using var decoder = TestDecoder.Policy();
        var trie = new TokenTrie();
        using var buffers = new RunBuffers(decoder.Session.Dimensions);
        using var rows = new TreeRows(decoder.Session, buffers, trie, 128);
        int[] nodes = [.. Enumerable.Range(0, 128).Select(token => Append(token))];
        foreach (var kept in nodes[20..])
        {
            trie[kept].Marked = true;
        }

        rows.Whole.ForgetUnmarked(trie);
        trie.RemoveUnmarked();

        var last = Enumerable.Range(200, 20).Select(token => Append(token)).ToArray()[^1];

        Assert.Equal(128, rows.Limit);
        Assert.Equal(128, rows.Whole.Bank.Kv.Capacity);
        Assert.Equal(127, trie[last].Column);
        Assert.Equal(nodes[20], rows.Whole.Nodes[trie[nodes[20]].Column]);

        int Append(int token)
        {
            var node = trie.Add(TokenTrie.Root, token);
            rows.EnsureRoom(0, 1);
            trie[node].Column = rows.Whole.Append(node, TokenTrie.None);
            trie[node].Row = 0;
            return node;
        }
    }

    private static ContinueRequest[] Samples(int count, int tokens) =>
        [.. Enumerable.Range(0, count).Select(seed => Requests.Sample(Paths.Of("Samples of one prompt"), (ulong)seed, tokens))];
}
