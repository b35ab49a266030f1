using System.Text;
using Verify.Search;

namespace Verify.Server.Chat;

/// <summary>
/// Shares a solution's tokens out over the pieces of its text: a token belongs to the piece its first byte falls into, the rest to the
/// last.
/// </summary>
internal static class TokensOfPieces
{
    public static IReadOnlyList<IReadOnlyList<TokenLogProbability>> Split(ChatSolution solution)
    {
        var shares = solution.Pieces.Select(_ => new List<TokenLogProbability>()).ToList();
        var piece = 0;
        var begins = 0L;
        var ends = EndOf(0);
        foreach (var token in solution.Tokens)
        {
            while (begins >= ends && piece < shares.Count - 1)
            {
                piece++;
                ends += EndOf(piece);
            }

            shares[piece].Add(token);
            begins += token.Bytes.Count;
        }

        return shares;

        long EndOf(int index) => Encoding.UTF8.GetByteCount(solution.Pieces[index]);
    }
}
