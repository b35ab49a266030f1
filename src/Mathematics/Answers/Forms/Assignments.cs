namespace Verify.Mathematics.Answers.Forms;

/// <summary>Values by the names of different unknowns: <c>x = 1, y = 2</c> and <c>(x, y) = (1, 2)</c>.</summary>
internal static class Assignments
{
    /// <summary>Null for any other answer, and where one unknown has several values or the unknowns are numbered, as roots are.</summary>
    public static IReadOnlyList<(string Name, AnswerForm Value)>? Of(AnswerForm form)
    {
        IReadOnlyList<(string Name, AnswerForm Value)> pairs = form switch
        {
            NamedForm { Name: ['(', .., ')'] name, Value: SequenceForm values }
                when name[1..^1].Split(',') is var names && names.Length == values.Items.Count => [.. names.Zip(values.Items)],
            ListForm { Items: [NamedForm, ..] items }
                when items.All(item => item is NamedForm named && !named.Name.Contains('_', StringComparison.Ordinal)) =>
            [
                .. items.Cast<NamedForm>().Select(named => (named.Name, named.Value)),
            ],
            _ => [],
        };
        return pairs.Count > 1 && pairs.Select(pair => pair.Name).Distinct().Count() == pairs.Count ? pairs : null;
    }

    /// <summary>
    /// The values in the order of a tuple of them: alphabetical where the names are letters of one alphabet, r before θ, else as written.
    /// </summary>
    public static IReadOnlyList<AnswerForm> InOrder(IReadOnlyList<(string Name, AnswerForm Value)> pairs) =>
        [
            .. (pairs.All(pair => Rank(pair.Name) >= 0) ? pairs.OrderBy(pair => Rank(pair.Name)) : pairs.AsEnumerable()).Select(pair =>
                pair.Value
            ),
        ];

    private static int Rank(string name) =>
        name is [var letter] && char.IsAsciiLetter(letter) ? letter
        : Array.IndexOf(Greek, name.TrimStart('\\')) is >= 0 and var place ? 'z' + 1 + place
        : -1;

    private static readonly string[] Greek =
    [
        "rho",
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "phi",
        "varphi",
        "lambda",
        "mu",
        "nu",
        "xi",
        "sigma",
        "tau",
        "psi",
        "omega",
    ];
}
