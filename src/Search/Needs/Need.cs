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

    /// <summary>A prompt that a policy knows by name.</summary>
    /// <param name="prompt">Its name.</param>
    /// <param name="policy">Which policy of the search is asked, from 0.</param>
    public static Need Prompt(string prompt, int policy = 0) => new PromptNeed(prompt, policy);

    /// <summary>The probabilities that a policy gives to text that was not its own.</summary>
    public static Need LogProbabilities { get; } =
        new AbilityNeed("log-probabilities", "a policy that tells log-probabilities of given text", can => can.LogProbabilities);

    /// <summary>The likeliest next tokens.</summary>
    /// <param name="alternatives">How many.</param>
    public static Need NextTokens(int alternatives) =>
        new AbilityNeed("next-tokens", $"a policy that tells the {alternatives} likeliest next tokens", can =>
            can.NextTokens >= alternatives
        );

    /// <summary>The hidden state at the last token.</summary>
    public static Need HiddenState { get; } =
        new AbilityNeed("hidden-state", "a policy that gives its hidden state", can => can.HiddenState);

    /// <summary>The same call gives the same tokens again.</summary>
    public static Need Reproducible { get; } = new AbilityNeed("reproducible", "reproducible policies", can => can.Reproducible);

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
