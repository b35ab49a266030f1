using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>
/// A policy whose token k of a request is hashed from (path, request seed, k), at temperature 0 without the seed: short lines of letters,
/// and in the end an answer from 0 to 4. What it writes never depends on how requests are grouped into calls.
/// </summary>
public sealed class PseudoRandomLanguageModel(ModelDescription? description = null)
    : TokenizedModel(description ?? FakePolicies.Description())
{
    private static readonly ByteTokenizer Bytes = new();

    /// <inheritdoc/>
    public override ITokenizer Tokenizer { get; init; } = Bytes;

    /// <summary>The trees that were opened, in order.</summary>
    public List<SamplingTokenTree> Trees { get; } = [];

    /// <summary>Called with each call's number, from 1, before it does anything.</summary>
    public Action<int> BeforeCall { get; set; } = _ => { };

    /// <summary>Calls so far, over all trees.</summary>
    public int Calls { get; private set; }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<ITokenTree>> OpenAsync(IReadOnlyList<int> capacityTokens, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<SamplingTokenTree> trees = [.. capacityTokens.Select(Open)];
        Trees.AddRange(trees);
        return ValueTask.FromResult<IReadOnlyList<ITokenTree>>(trees);
    }

    private SamplingTokenTree Open(int capacity) =>
        new SamplingTokenTree(Text.Tokens, Description.ContextLength, capacity, _ => BeforeCall(++Calls), Start);

    private Func<IReadOnlyList<int>, DrawnToken> Start(ContinueRequest request)
    {
        var queue = new Queue<int>();
        var seed = request.Sampling.Temperature == 0 ? 0 : request.Seed;
        return path =>
        {
            if (queue.Count == 0)
            {
                foreach (var token in NextWord(Hash(path, seed)))
                {
                    queue.Enqueue(token);
                }
            }

            return new DrawnToken(queue.Dequeue(), -0.05f - (Hash(path, 7) % 100 / 50f));
        };
    }

    /// <summary>Mostly letters, now and then a line break, and once in a while an answer and the end.</summary>
    private static int[] NextWord(ulong hash) =>
        (hash % 8) switch
        {
            0 => [.. Bytes.Encode($"The answer is {hash / 8 % 5}."), Bytes.Special("</s>")],
            1 or 2 => Bytes.Encode("x\n"),
            _ => Bytes.Encode(((char)('a' + (hash / 8 % 3))).ToString()),
        };

    // FNV-1a: unlike HashCode it is the same in every process.
    private static ulong Hash(IReadOnlyList<int> path, ulong seed)
    {
        var hash = path.Aggregate(14695981039346656037 ^ seed, (state, token) => (state ^ (uint)token) * 1099511628211);
        return (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9 >> 16;
    }
}
