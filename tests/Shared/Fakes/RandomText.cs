namespace Verify.Tests.Shared.Fakes;

/// <summary>Reproducible random text for properties that hold for every text.</summary>
public static class RandomText
{
    private static readonly string[] Pieces =
    [
        "1",
        "23",
        "0.5",
        "1,000",
        ".",
        ",",
        "+",
        "-",
        "*",
        "/",
        "^",
        "_",
        "=",
        "<",
        "≈",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "|",
        "!",
        "%",
        "$",
        " ",
        "\n",
        "x",
        "ab",
        "apples",
        "of",
        "is",
        "\\frac",
        "\\sqrt",
        "\\text{",
        "\\boxed{",
        "\\left(",
        "\\pi",
        "\\cdot",
        "\\begin{pmatrix}",
        "\\\\",
        "&",
        "<<",
        ">>",
        "**",
        "½",
        "\ud800",
        "\0",
        "é",
        "∞",
        "\\{",
        "\\}",
        "\\cup",
        "\\le",
    ];

    /// <summary>Texts made of pieces of mathematics in prose and LaTeX, mostly malformed; none is blank.</summary>
    public static IReadOnlyList<string> MathSnippets(int seed, int count)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => "7" + string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => Pieces[random.Next(Pieces.Length)]))),
        ];
    }

    /// <summary>Texts of the given length that repeat one piece: what a parser must not take long over.</summary>
    public static IEnumerable<string> Bombs(int length) =>
        Pieces
            .Concat([
                "1+",
                "1+1=",
                "x=",
                "2^",
                "\\frac{",
                "\\sqrt{",
                "(1+",
                "{(",
                "1/7+",
                "<<1+1=2>>",
                "\\[ ",
                "\\(a",
                "$1",
                "answer is ",
                "\nA:",
                "10/3=3.3 ",
            ])
            .Select(piece => string.Concat(Enumerable.Repeat(piece, length / piece.Length)));

    /// <summary>Short formulas whose values are out of reach, or would be costly to work out.</summary>
    public static IReadOnlyList<string> ShortBombs() =>
        [
            "9^{9^{9^9}}",
            "10^{10^6}",
            "10^{10^6}+1",
            "100000000!",
            "999!!!!",
            "2^{2^{2^{2^{2^2}}}}",
            "(1+x+y+z+w)^{300}",
            "(x+1)^{99}(y+1)^{99}(z+1)^{99}",
            "\\binom{1000000000}{500000000}",
            "\\sum_{k=1}^{1000000000} k^{k}",
            "\\prod_{i=1}^{10^9} \\sum_{j=1}^{10^9} i^j",
            "1e300^{1e300}",
            "\\sqrt[1e9]{2}",
            "\\sin(10^{10^5})",
            "\\log(\\log(10^{10^{10}}))",
            "\\frac{1}{\\sqrt{2}\\sqrt{3}-\\sqrt{6}}",
            "\\lfloor \\sqrt{2}\\sqrt{3}-\\sqrt{6} \\rfloor",
            "0^{-1}",
            "\\ln 0",
            "\\tan(\\pi/2)",
            .. Enumerable
                .Range(2, 5)
                .Select(depth => string.Concat(Enumerable.Repeat("(x+1/y)^{9", depth)) + string.Concat(Enumerable.Repeat("}", depth))),
        ];
}
