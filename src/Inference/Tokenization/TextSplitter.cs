using Verify.Inference.Tokenization.Normalization;

namespace Verify.Inference.Tokenization;

/// <summary>From text to the pieces within which tokens are merged: added tokens, normalisation, then the splitters in turn.</summary>
internal sealed class TextSplitter(
    LiteralSet rawLiterals,
    LiteralSet normalizedLiterals,
    bool normalize,
    IReadOnlyList<ISplitter> splitters
)
{
    /// <summary>A stretch of ordinary text, or an added token that the text spells.</summary>
    public readonly record struct Segment(string Text, int? Literal);

    public IEnumerable<Segment> Segments(string text)
    {
        foreach (var segment in Cut(text, rawLiterals))
        {
            if (segment.Literal is not null)
            {
                yield return segment;
                continue;
            }

            var normalized = normalize ? CanonicalComposition.Normalize(segment.Text) : segment.Text;
            foreach (var inner in Cut(normalized, normalizedLiterals))
            {
                yield return inner;
            }
        }
    }

    /// <summary>Where each piece of the text ends.</summary>
    public List<int> PieceEnds(string text)
    {
        var view = new CodePointText(text);
        List<int> lengths = [view.View.Length];
        foreach (var splitter in splitters)
        {
            List<int> finer = new(lengths.Count);
            var start = 0;
            foreach (var length in lengths)
            {
                splitter.Split(view.View.AsSpan(start, length), finer);
                start += length;
            }

            lengths = finer;
        }

        var end = 0;
        for (var i = 0; i < lengths.Count; i++)
        {
            end = lengths[i] = view.End(end, lengths[i]);
        }

        return lengths;
    }

    private static IEnumerable<Segment> Cut(string text, LiteralSet literals)
    {
        var start = 0;
        while (literals.TryFind(text, start, out var found, out var token, out var length))
        {
            if (found > start)
            {
                yield return new Segment(text[start..found], null);
            }

            yield return new Segment(text.Substring(found, length), token);
            start = found + length;
        }

        if (start < text.Length)
        {
            yield return new Segment(text[start..], null);
        }
    }
}
