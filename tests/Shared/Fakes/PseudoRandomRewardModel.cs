using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>
/// A reward model whose head values are drawn from its seed and the path's tokens: the same path always reads the same, and a path that
/// differs in one token reads otherwise. Its trees count what a real engine would have run.
/// </summary>
public sealed class PseudoRandomRewardModel(ulong seed, ITokenizer tokenizer, ModelDescription description) : TokenizedModel(description)
{
    private readonly int _width = description.Heads.Sum(head => head.Width);

    /// <inheritdoc/>
    public override ITokenizer Tokenizer { get; init; } = tokenizer;

    /// <summary>The trees that were opened, in order.</summary>
    public List<CountingTokenTree> Trees { get; } = [];

    /// <summary>In place of the drawn values: from a path's tokens to all head values.</summary>
    public Func<int[], float[]>? Script { get; init; }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<ITokenTree>> OpenAsync(IReadOnlyList<int> capacityTokens, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<CountingTokenTree> trees = [.. capacityTokens.Select(Open)];
        Trees.AddRange(trees);
        return ValueTask.FromResult<IReadOnlyList<ITokenTree>>(trees);
    }

    private CountingTokenTree Open(int capacity) => new CountingTokenTree(capacity, Description.ContextLength, Script ?? Draw);

    private float[] Draw(int[] tokens)
    {
        // FNV-1a over the tokens: unlike HashCode it is the same in every process.
        var hash = tokens.Aggregate(14695981039346656037 ^ seed, (state, token) => (state ^ (uint)token) * 1099511628211);
        var random = new Random(unchecked((int)(hash ^ (hash >> 32))));
        var values = new float[_width];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (random.NextSingle() * 8) - 4;
        }

        return values;
    }
}
