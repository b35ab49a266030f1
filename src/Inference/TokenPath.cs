namespace Verify.Inference;

/// <summary>
/// An immutable sequence of tokens held as a parent pointer plus the tokens added to it, so that a fork is two paths with one parent.
/// </summary>
/// <remarks>
/// Thread-safe. Its numbers are the business of the engine whose path it is: others let the model make paths
/// (<see cref="ILanguageModel.Render"/>, <see cref="ILanguageModel.Append(TokenPath, ReadOnlySpan{Token})"/>). Equality is by reference; an
/// engine recognises equal prefixes by their tokens, whatever paths they come from.
/// </remarks>
public sealed class TokenPath
{
    private readonly int[] _tokens;

    private TokenPath(TokenPath? parent, int[] tokens)
    {
        Parent = parent;
        _tokens = tokens;
        Length = (parent?.Length ?? 0) + tokens.Length;
    }

    /// <summary>The path this one continues; null for a root.</summary>
    public TokenPath? Parent { get; }

    /// <summary>The tokens this piece adds to <see cref="Parent"/>; at least one, except in an empty root.</summary>
    public ReadOnlySpan<int> Tokens => _tokens;

    /// <summary>Tokens from the root to here.</summary>
    public int Length { get; }

    /// <summary>A path without a parent; the tokens are copied.</summary>
    public static TokenPath Root(ReadOnlySpan<int> tokens) => new(null, tokens.ToArray());

    /// <summary>This path followed by <paramref name="tokens"/>(copied); the path itself when there are none.</summary>
    public TokenPath Append(ReadOnlySpan<int> tokens) => tokens.IsEmpty ? this : new TokenPath(this, tokens.ToArray());

    /// <summary><see cref="Append"/> without a copy: the array must not be changed any more.</summary>
    internal TokenPath AppendOwned(int[] tokens) => tokens.Length == 0 ? this : new TokenPath(this, tokens);

    /// <summary>Writes all tokens from the root on; <paramref name="destination"/> holds at least <see cref="Length"/>.</summary>
    public void CopyTo(Span<int> destination)
    {
        for (var path = this; path is not null; path = path.Parent)
        {
            path._tokens.CopyTo(destination[(path.Length - path._tokens.Length)..]);
        }
    }

    /// <summary>All tokens from the root on.</summary>
    public int[] ToArray()
    {
        var tokens = new int[Length];
        CopyTo(tokens);
        return tokens;
    }
}
