using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Verify.Server.Http;
using Verify.Verifiers.Constraints;

namespace Verify.Server.Wire;

[Description("What a solution's text must look like. Omitted constraints are not checked.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ConstraintsChoice
{
    [Description("How many words, which are runs of characters without blanks.")]
    public RangeChoice? Words { get; init; }

    [Description("How many Unicode characters.")]
    public RangeChoice? Characters { get; init; }

    [Description("How many lines.")]
    public RangeChoice? Lines { get; init; }

    [Description(
        "`json`: the text, or the inside of its last fenced block, is one JSON value; `number`: the answer it states "
            + "is one number; `boxed`: it states "
            + "its answer in \\boxed{}."
    )]
    [AllowedValues("json", "number", "boxed")]
    public string? Format { get; init; }

    [Description("A regular expression that must match somewhere in the text; without look-around and back-references.")]
    public string? Pattern { get; init; }

    [Description("Strings that the text must contain.")]
    public IReadOnlyList<string>? MustContain { get; init; }

    [Description("Strings that the text must not contain.")]
    public IReadOnlyList<string>? MustNotContain { get; init; }

    public SolutionConstraints ToConstraints() =>
        new()
        {
            Words = Words?.ToRange(),
            Characters = Characters?.ToRange(),
            Lines = Lines?.ToRange(),
            Format = Format switch
            {
                null => null,
                "json" => AnswerFormat.Json,
                "number" => AnswerFormat.Number,
                _ => AnswerFormat.Boxed,
            },
            Pattern = Pattern,
            MustContain = MustContain ?? [],
            MustNotContain = MustNotContain ?? [],
        };
}

[Description("An inclusive range.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RangeChoice
{
    [Description("Lower bound, inclusive. Omitted: none.")]
    [Least(0)]
    public int? Min { get; init; }

    [Description("Upper bound, inclusive. Omitted: none.")]
    [Least(0)]
    public int? Max { get; init; }

    public CountRange ToRange() => new(Min, Max);
}
