using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Verify.Search;
using Verify.Search.Limits;
using Verify.Server.Http;

namespace Verify.Server.Wire;

[Description("How tokens are drawn. Filters apply in this order: repetition penalty, temperature, top-k, top-p, min-p.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SamplingChoice
{
    [Description("Divides the logits; 0 takes the most probable token.")]
    [Range(SamplingLimits.MinTemperature, SamplingLimits.MaxTemperature)]
    public double? Temperature { get; init; }

    [Description("Top-p: keeps the smallest set of most probable tokens whose total probability reaches this; above 0.")]
    [Range(SamplingLimits.MinTopP, SamplingLimits.MaxTopP)]
    public double? TopP { get; init; }

    [Description("Top-k: keeps the k most probable tokens; 0 keeps all.")]
    [Least(SamplingLimits.MinTopK)]
    public int? TopK { get; init; }

    [Description("Min-p: drops tokens whose probability is below this fraction of the most probable token's.")]
    [Range(SamplingLimits.MinMinP, SamplingLimits.MaxMinP)]
    public double? MinP { get; init; }

    [Description("Makes tokens that were already used less probable (above 1) or more probable (below 1).")]
    [Range(SamplingLimits.MinRepetitionPenalty, SamplingLimits.MaxRepetitionPenalty)]
    public double? RepetitionPenalty { get; init; }

    [Description("The most tokens of one step, from 1.")]
    [Least(SamplingLimits.MinTokens)]
    public int? MaxStepTokens { get; init; }

    [Description("The most tokens of one solution, from 1.")]
    [Least(SamplingLimits.MinTokens)]
    public int? MaxTokens { get; init; }

    [Description(
        "Tools that solutions may call: `python`. A block that is fenced as Python is run in a sandbox when it ends, "
            + "and its output is inserted after it, "
            + "fenced as output, before generation goes on. Refused with 501 where no sandbox works."
    )]
    public IReadOnlyList<string>? Tools { get; init; }

    [Description("With `tools`: the most calls in one solution, from 1 to 16. Omitted: 4.")]
    [Range(ToolCallLimits.Min, ToolCallLimits.Max)]
    public int? MaxToolCalls { get; init; }

    [Description("Strings that end a solution, wherever they appear; they are cut off.")]
    public IReadOnlyList<string>? Stop { get; init; }

    public SearchSampling ToSampling() =>
        new()
        {
            Temperature = (float?)Temperature,
            TopP = (float?)TopP,
            TopK = TopK,
            MinP = (float?)MinP,
            RepetitionPenalty = (float?)RepetitionPenalty,
            MaxStepTokens = MaxStepTokens,
            MaxTokens = MaxTokens,
            Tools = Tools,
            MaxToolCalls = MaxToolCalls,
            Stop = Stop,
        };
}
