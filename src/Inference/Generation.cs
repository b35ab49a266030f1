using System.Text.Json.Serialization;

namespace Verify.Inference;

/// <summary>What a model wrote after a path: the record of it, from the engine to the journal.</summary>
/// <param name="Tokens">In order, those that were put in between included; none when a limit ended it before the first.</param>
/// <param name="End">How it ended. When it is <see cref="GenerationEnd.Finished"/> by an end token, that is the last of the tokens.</param>
[JsonConverter(typeof(GenerationJson))]
public sealed record Generation(ReadOnlyMemory<SampledToken> Tokens, GenerationEnd End)
{
    /// <summary>How many of the tokens the model sampled.</summary>
    public int SampledTokens => SampledToken.Count(Tokens.Span);
}

/// <summary>How something generated ended.</summary>
[JsonConverter(typeof(GenerationEndJson))]
public enum GenerationEnd
{
    /// <summary>At a stop string, or with a whole step: more may follow.</summary>
    Open,

    /// <summary>The text is whole: an end token was sampled, or it came to what its reader takes for its end.</summary>
    Finished,

    /// <summary>Truncated at the most tokens that it might have, or with a full context.</summary>
    Length,

    /// <summary>Truncated where the limit over all requests, a search's budget, was spent.</summary>
    Budget,

    /// <summary>Truncated where the call was interrupted: the time was up, or the caller cancelled.</summary>
    Interrupted,
}
