using System.ComponentModel;
using Verify.Inference;

namespace Verify.Server.Wire;

[Description("What a policy's engine promises.")]
internal sealed record AbilitiesBody(
    [property: Description("The same request with the same seed gives the same answer, whatever else the server does.")] bool Reproducible,
    [property: Description("It has reward heads that can be read.")] bool Heads,
    [property: Description("It tells the probability of a given text.")] bool LogProbabilities,
    [property: Description("The most alternatives that it tells of a next token; 0 when it tells none.")] int NextTokens,
    [property: Description("It gives its hidden state.")] bool HiddenState,
    [property: Description("Numbers of tokens are counted, not estimated.")] bool ExactTokenCount,
    [property: Description("The fields of `sampling` that have their effect.")] IReadOnlyList<string> SamplingFilters
)
{
    public static AbilitiesBody Of(ModelAbilities abilities) =>
        new(
            abilities.Reproducible,
            abilities.Heads,
            abilities.LogProbabilities,
            abilities.NextTokens,
            abilities.HiddenState,
            abilities.ExactTokenCount,
            abilities.SamplingFilters
        );
}
