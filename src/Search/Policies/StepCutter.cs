using System.Text;
using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Policies;

/// <summary>
/// Cuts sampled tokens into steps. A step ends with its separator, and what the same token contains after it begins the next one; a token
/// that
/// closes several steps closes them as one. Separators before any other text belong to the step that follows, so no step is blank, save the
/// one that only ends the text. Works on bytes, so characters that span tokens are whole again in the text.
/// What a tool put in belongs to the step that called it, and is searched for nothing; the step may end where it ends.
/// </summary>
internal sealed class StepCutter(ITokenizer tokenizer, string separator, IReadOnlyList<string> stops, IReadOnlyList<int> endTokens)
{
    private readonly byte[] _separator = Encoding.UTF8.GetBytes(separator);
    private readonly byte[][] _stops = [.. stops.Select(Encoding.UTF8.GetBytes)];

    /// <summary>
    /// Cuts what was sampled after <paramref name="from"/>. Null when an <see cref="Extent.Step"/> is not complete yet though nothing but
    /// separators stopped it, so that more must be sampled. Tokens after the first complete step are dropped for
    /// <see cref="Extent.Step"/>.
    /// </summary>
    public Draft? Cut(
        Node from,
        IReadOnlyList<int> tokens,
        IReadOnlyList<float> logProbabilities,
        IReadOnlyList<int> givenPlaces,
        Extent extent,
        NodeEnd? endedBy
    )
    {
        var given = givenPlaces.ToHashSet();
        var text = new SolutionBytes(from, _stops.Length == 0 ? 0 : _stops.Max(stop => stop.Length) - 1);
        var pieces = new List<Piece>();
        var first = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!given.Contains(i) && endTokens.Contains(tokens[i]))
            {
                pieces.Add(PieceOf(first, i, text.Step(text.Length)));
                return new Draft(pieces, NodeEnd.Finished, 0);
            }

            var written = text.Append(tokenizer.Bytes(tokens[i]));
            if (!given.Contains(i) && text.FirstStop(_stops, written) is { } stop)
            {
                pieces.Add(PieceOf(first, i, text.Step(stop)));
                return new Draft(pieces, NodeEnd.Finished, text.CharactersBeforeStep(stop));
            }

            var searched = given.Contains(i) ? text.Length - 1 : written;
            if (!given.Contains(i + 1) && text.LastBoundary(_separator, searched) is { } boundary)
            {
                var step = text.Step(boundary);
                text.BeginStep(boundary);
                pieces.Add(PieceOf(first, i, step) with { Pending = text.Pending() });
                first = i + 1;
                if (extent == Extent.Step)
                {
                    return new Draft(pieces, NodeEnd.Open, 0);
                }
            }
        }

        if (endedBy is not { } end)
        {
            return null;
        }

        if (first < tokens.Count || (pieces.Count > 0 && text.Pending().Length > 0))
        {
            pieces.Add(PieceOf(first, tokens.Count - 1, text.Step(text.Length)));
        }

        return new Draft(pieces, end, 0);

        Piece PieceOf(int start, int last, string step) =>
            new(
                [.. tokens.Skip(start).Take(last + 1 - start)],
                [.. logProbabilities.Skip(start).Take(last + 1 - start)],
                step,
                ReadOnlyMemory<byte>.Empty
            )
            {
                Given = [.. givenPlaces.Where(place => place >= start && place <= last).Select(place => place - start)],
            };
    }
}
