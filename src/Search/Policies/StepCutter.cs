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
internal sealed class StepCutter(string separator, IReadOnlyList<string> stops)
{
    private readonly byte[] _separator = Encoding.UTF8.GetBytes(separator);
    private readonly byte[][] _stops = [.. stops.Select(Encoding.UTF8.GetBytes)];
    private readonly int _lookBehind = stops.Select(Encoding.UTF8.GetByteCount).DefaultIfEmpty(1).Max() - 1;

    /// <summary>
    /// Cuts what was sampled after <paramref name="from"/>. Null when an <see cref="Extent.Step"/> is not complete yet though nothing but
    /// separators stopped it, so that more must be sampled. Tokens after the first complete step are dropped for
    /// <see cref="Extent.Step"/>.
    /// </summary>
    /// <param name="from">Where it was continued.</param>
    /// <param name="tokens">What was sampled, and put in.</param>
    /// <param name="extent">How far it was to go.</param>
    /// <param name="endedBy">How it ends where its own text does not say it; null while it is open.</param>
    public List<Piece>? Cut(Start from, ReadOnlyMemory<SampledToken> tokens, Extent extent, GenerationEnd? endedBy)
    {
        var text = new SolutionBytes(from, _lookBehind);
        var pieces = new List<Piece>();
        var first = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var given = tokens.Span[i].Given;
            var written = text.Append(tokens.Span[i].Token.Bytes.Span);
            if (!given && text.FirstStop(_stops, written) is { } stop)
            {
                pieces.Add(PieceUpTo(i, text.Step(stop)) with { End = GenerationEnd.Finished, Cut = text.CharactersBeforeStep(stop) });
                return pieces;
            }

            if (endedBy == GenerationEnd.Finished && i == tokens.Length - 1)
            {
                break;
            }

            var searched = given ? text.Length - 1 : written;
            var goesOn = i + 1 < tokens.Length && tokens.Span[i + 1].Given;
            if (!goesOn && text.LastBoundary(_separator, searched) is { } boundary)
            {
                var step = text.Step(boundary);
                text.BeginStep(boundary);
                pieces.Add(PieceUpTo(i, step) with { Pending = text.Pending() });
                first = i + 1;
                if (extent == Extent.Step)
                {
                    return pieces;
                }
            }
        }

        if (endedBy is not { } end)
        {
            return null;
        }

        if (first < tokens.Length || (pieces.Count > 0 && text.Pending().Length > 0))
        {
            pieces.Add(PieceUpTo(tokens.Length - 1, text.Step(text.Length)) with { End = end });
        }
        else if (pieces.Count > 0)
        {
            pieces[^1] = pieces[^1] with { End = end };
        }

        return pieces;

        Piece PieceUpTo(int last, string step) => new(tokens[first..(last + 1)], step);
    }
}
