using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Verify.Search;
using Verify.Server.Wire;

namespace Verify.Server.Solving;

[Description("A candidate solution.")]
internal sealed record CandidateBody(
    [property: Description("From 1, the best.")] int Rank,
    [property: Description("Null when it states none.")] string? Answer,
    [property: Description("Null when nothing scored it.")] double? Score,
    [property: Description("Its test results in short; null when there are no tests, or they were not run.")] TestShareBody? Tests,
    [property: Description("Candidates with an equivalent answer, itself included.")] int Votes,
    [property: Description("Its steps; their texts joined are its whole text.")] IReadOnlyList<StepBody> Steps,
    [property: Description("Generated tokens of the whole solution.")] int Tokens,
    [property: Description("Sum of the natural log-probabilities of its tokens under the policy.")] double LogProbability,
    [property: Description("`stop`, or `length` when it was cut off."), AllowedValues("stop", "length")] string Finish
)
{
    [Description("Why it was scored as it was as a whole; absent when its verifier does not say.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EvidenceBody? Evidence { get; init; }

    public static CandidateBody Of(Candidate candidate) =>
        new(
            candidate.Rank,
            candidate.Answer,
            candidate.Score,
            candidate.Tests is { } tests ? TestShareBody.Of(tests) : null,
            candidate.Votes,
            candidate.Steps.Select(StepBody.Of).ToList(),
            candidate.Tokens,
            candidate.LogProbability,
            candidate.Finish
        )
        {
            Evidence = EvidenceBody.Of(candidate.Evidence),
        };
}

[Description("A step of a solution.")]
internal sealed record StepBody(
    [property: Description("As generated, separator included.")] string Text,
    [property: Description("From 0 (wrong) to 1 (right); null when nothing scored it.")] double? Score
)
{
    [Description("Why it was scored as it was; absent when its verifier does not say.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EvidenceBody? Evidence { get; init; }

    public static StepBody Of(CandidateStep step) => new(step.Text, step.Score) { Evidence = EvidenceBody.Of(step.Evidence) };
}
