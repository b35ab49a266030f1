namespace Verify.Tests.Shared.Fakes;

/// <summary>Reproducible random text for properties that hold for every text.</summary>
public static class RandomText
{
    private static readonly string[] Pieces =
    [
        "1", "23", "0.5", "1,000", ".", ",", "+", "-", "*", "/", "^", "_", "=", "<", "≈", "(", ")", "[", "]", "{", "}", "|", "!", "%", "$", " ", "\n", "x", "ab",
        "apples", "of", "is", "\\frac", "\\sqrt", "\\text{", "\\boxed{", "\\left(", "\\pi", "\\cdot", "\\begin{pmatrix}", "\\\\", "&", "<<", ">>", "**", "½", "\ud800", "\0", "é", "∞", "\\{", "\\}", "\\cup", "\\le",
    ];

    /// <summary>Texts made of pieces of mathematics in prose and LaTeX, mostly malformed; none is blank.</summary>
    public static IReadOnlyList<string> MathSnippets(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => "7" + string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => Pieces[random.Next(Pieces.Length)])))];
    }

    /// <summary>Texts of the given length that repeat one piece: what a parser must not take long over.</summary>
    public static IEnumerable<string> Bombs(int length) => Pieces.Concat(["1+", "1+1=", "x=", "2^", "\\frac{", "\\sqrt{", "(1+", "{(", "1/7+", "<<1+1=2>>", "\\[ ", "\\(a", "$1", "answer is ", "\nA:", "10/3=3.3 "])
        .Select(piece => string.Concat(Enumerable.Repeat(piece, length / piece.Length)));
}
