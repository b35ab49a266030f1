namespace Verify.Inference;

/// <summary>
/// One entry of a model's vocabulary. Immutable; an engine hands out one object for an entry, however often it is sampled.
/// </summary>
/// <param name="id">
/// What the engine calls it, if it calls it so in every process that runs the model; <see cref="NoId"/> otherwise. Nobody but the engine
/// draws conclusions from it.
/// </param>
/// <param name="bytes">
/// The bytes of text that it stands for, not necessarily whole characters; none for a special token. They may be those of another token
/// too.
/// </param>
public sealed class Token(int id, ReadOnlyMemory<byte> bytes) : IEquatable<Token>
{
    /// <summary>The id of tokens whose engine has no lasting ids.</summary>
    public const int NoId = -1;

    /// <summary>What the engine calls it, or <see cref="NoId"/>.</summary>
    public int Id => id;

    /// <summary>The bytes of text that it stands for.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Same id and same bytes.</summary>
    public bool Equals(Token? other) =>
        ReferenceEquals(this, other) || (other is not null && id == other.Id && bytes.Span.SequenceEqual(other.Bytes.Span));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Token);

    /// <inheritdoc/>
    public override int GetHashCode() => bytes.Length == 0 ? id : HashCode.Combine(id, bytes.Length, bytes.Span[0]);
}

/// <summary>A token where a model has put it, or was given it.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">
/// Its natural log-probability under the model itself (temperature 1, nothing cut off); 0 for a given one.
/// </param>
/// <param name="Given">It was not sampled but put in, by a tool for example.</param>
public readonly record struct SampledToken(Token Token, float LogProbability, bool Given = false)
{
    /// <summary>Tokens that were not sampled, as they stand in a text.</summary>
    public static SampledToken[] PutIn(Token[] tokens) =>
        Array.ConvertAll(tokens, token => new SampledToken(token, LogProbability: 0, Given: true));

    /// <summary>The bytes of text that all the tokens stand for.</summary>
    public static byte[] BytesOf(ReadOnlySpan<SampledToken> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            bytes.AddRange(token.Token.Bytes.Span);
        }

        return [.. bytes];
    }

    /// <summary>How many of the tokens were sampled.</summary>
    public static int Count(ReadOnlySpan<SampledToken> tokens)
    {
        var sampled = 0;
        foreach (var token in tokens)
        {
            sampled += token.Given ? 0 : 1;
        }

        return sampled;
    }
}
