using Verify.Verifiers;

namespace Verify.Search.Needs;

/// <summary>Something that a part of a search cannot do without, whoever provides it.</summary>
/// <param name="Name">What the catalogue calls it.</param>
/// <param name="What">Words that follow "needs".</param>
/// <param name="Kind">What provides it, in one word: <c>verifier</c>, <c>policy</c>, <c>tool</c>.</param>
internal abstract record Need(string Name, string What, string Kind)
{
    /// <summary>Scores of steps.</summary>
    public static VerifierNeed ProcessReward { get; } =
        new(StrategyDescription.ProcessReward, "a verifier that scores steps", one => one.Process);

    /// <summary>Scores of steps or of whole solutions.</summary>
    public static VerifierNeed Score { get; } =
        new("score", "a verifier that scores steps or solutions", one => one.Process || one.Outcome);

    /// <summary>Verdicts on pairs of solutions.</summary>
    public static VerifierNeed PairwiseJudge { get; } =
        new(StrategyDescription.PairwiseJudge, "a verifier that compares pairs", one => one.Pairwise);

    /// <summary>A policy besides the one that writes where nothing else is said.</summary>
    public static Need SecondPolicy { get; } = new SecondPolicyNeed();

    /// <summary>A tool that solutions may call.</summary>
    public static Need Tool(string name) => new ToolNeed(name);

    /// <summary>A field of the request without which the part has no opinion.</summary>
    public static Need Field(string name) => new FieldNeed(name);

    /// <summary>Whether what a search uses provides it.</summary>
    public abstract bool IsMetBy(SearchParts used);

    /// <summary>The names of those that would provide it.</summary>
    protected abstract IEnumerable<string> Providers(SearchParts known);

    /// <summary>Why a request cannot be carried out, and what would help.</summary>
    /// <param name="who">Who has the need: <c>Strategy 'beam'</c>.</param>
    /// <param name="known">All there is.</param>
    public virtual string Unmet(string who, SearchParts known)
    {
        var fitting = Providers(known).ToList();
        var would = fitting.Count == 0 ? $"no loaded {Kind} does that" : $"available: {string.Join(", ", fitting)}";
        return $"{who} needs {What}; {would}.";
    }
}

/// <summary>A verifier that can do something.</summary>
internal sealed record VerifierNeed(string Name, string What, Func<VerifierDescription, bool> Fits) : Need(Name, What, "verifier")
{
    public bool IsMetBy(IVerifier verifier) => Fits(verifier.Description);

    public override bool IsMetBy(SearchParts used) => used.Verifiers.Any(IsMetBy);

    protected override IEnumerable<string> Providers(SearchParts known) => known.Verifiers.Where(IsMetBy).Select(one => one.Name);
}
