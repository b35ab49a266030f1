using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>A solution, or its beginning, as the reward model reads it. Equality is by reference.</summary>
/// <param name="id">Order of appearance in its session.</param>
/// <param name="tokens">Prompt and steps.</param>
internal sealed class Solution(int id, TokenPath tokens)
{
    public int Id => id;

    public TokenPath Tokens => tokens;
}
