using Verify.Inference.Decoding;
using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Trees;
using Verify.Inference.Engine.Tries;
using Verify.Inference.Tokenization;
using Verify.Tests.Shared.Fakes;

namespace Verify.Inference.Tests.Engine;

public class AllocationTests
{
    [Fact]
    public async Task Decoding_allocates_nothing_per_token_beyond_the_sampled_results()
    {
        const int Samples = 8;
        const int Steps = 50;
        await using var decoder = TestDecoder.Policy();
        using var tools = new SamplingTools(decoder.Session);
        using var tree = new TreeCore(decoder.Session, tools, TestLayouts.Whole, 1500);
        ContinueRequest[] requests =
        [
            .. Enumerable.Range(0, Samples).Select(seed => Requests.Sample(Paths.Of("Steady"), (ulong)seed, 128)),
        ];
        var call = new ContinueCall(
            tree,
            new TokenTable(new ByteTokenizer(), decoder.Shape.VocabularySize, []),
            requests,
            DecodeLimits.None
        );

        // Past the prompt, and past the point where the lists of 64 results double.
        while (tree.Usage.Runs < 70)
        {
            call.Advance();
        }

        var before = (Bytes: GC.GetAllocatedBytesForCurrentThread(), tree.Usage.ComputedTokens);
        while (tree.Usage.Runs < 70 + Steps)
        {
            call.Advance();
        }

        var tokens = tree.Usage.ComputedTokens - before.ComputedTokens;
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before.Bytes;

        // What remains: a tensor description whenever the row's mask becomes 64 columns wider, and the trie doubling.
        Assert.True(tokens > Steps * (Samples - 1));
        Assert.True(bytes - TrieDoublings(tree) < 16 * tokens, $"{bytes} bytes were allocated for {tokens} tokens.");
        while (call.Advance()) { }
    }

    private static unsafe long TrieDoublings(TreeCore tree) => 2L * sizeof(TrieNode) * tree.Trie.Bound;
}
