using System.ComponentModel;
using System.Text.Json.Serialization;
using Verify.Verifiers;

namespace Verify.Server.Wire;

[Description("Why a verifier scored as it did. What it does not say is absent.")]
internal sealed record EvidenceBody
{
    [Description("A critique or a finding, in words.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    [Description("The first step that is wrong, counted from 0.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? FirstError { get; init; }

    [Description("The places it is about.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SpanBody>? Spans { get; init; }

    /// <summary>Null, and so absent, where there is none.</summary>
    public static EvidenceBody? Of(Evidence? evidence) =>
        evidence is null
            ? null
            : new EvidenceBody
            {
                Text = evidence.Text,
                FirstError = evidence.FirstError,
                Spans =
                    evidence.Spans.Count == 0
                        ? null
                        : evidence.Spans.Select(span => new SpanBody(span.Step, span.Start, span.Length, span.Note)).ToList(),
            };
}

[Description("A place in a solution.")]
internal sealed record SpanBody(
    [property: Description("The step, counted from 0.")] int Step,
    [property: Description("Where it begins in the step's text, in UTF-16 characters.")] int Start,
    [property: Description("How many characters it takes.")] int Length,
    [property: Description("What is to be said of it; null when it is only marked.")] string? Note
);
