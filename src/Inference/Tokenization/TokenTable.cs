namespace Verify.Inference.Tokenization;

/// <summary>The tokens of a model by id: one object for each, made when it is first asked for. Thread-safe.</summary>
/// <param name="tokenizer">Knows their bytes.</param>
/// <param name="size">The model's own number of tokens, which may be more than the tokenizer's.</param>
/// <param name="ends">The ids of the tokens that end a text.</param>
internal sealed class TokenTable(ITokenizer tokenizer, int size, IReadOnlyList<int> ends)
{
    private readonly Token?[] _tokens = new Token?[size];

    public int Size => size;

    /// <summary>Two threads may each make one; the two are equal, and one of them stays.</summary>
    public Token this[int id] => _tokens[id] ??= new Token(id, tokenizer.Bytes(id));

    public bool Ends(int id)
    {
        for (var i = 0; i < ends.Count; i++)
        {
            if (ends[i] == id)
            {
                return true;
            }
        }

        return false;
    }
}
