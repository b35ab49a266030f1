using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>Descriptions of reward models that speak the tokens of a <see cref="ByteTokenizer"/>.</summary>
public static class RewardDescriptions
{
    /// <summary>A process head of two classes, read at the separator.</summary>
    public static HeadDescription Process { get; } =
        new()
        {
            Name = "process",
            Offset = 0,
            Width = 2,
            Readout = "softmax",
            Class = 1,
            At = "step",
        };

    /// <summary>An outcome head behind <see cref="Process"/>.</summary>
    public static HeadDescription Outcome { get; } =
        new()
        {
            Name = "outcome",
            Offset = 2,
            Width = 1,
            Readout = "sigmoid",
            At = "end",
        };

    /// <summary>A pairwise head behind <see cref="Outcome"/>.</summary>
    public static HeadDescription Pairwise { get; } =
        new()
        {
            Name = "pairwise",
            Offset = 3,
            Width = 1,
            Readout = "sigmoid",
            At = "judge",
            Joiner = "<joiner>",
            Judge = "<judge>",
        };

    /// <summary>A model with all three heads.</summary>
    public static ModelDescription Full { get; } = With(Process, Outcome, Pairwise);

    /// <summary>A model with these heads.</summary>
    public static ModelDescription With(params HeadDescription[] heads) =>
        new()
        {
            Name = "fake-reward",
            Kind = ModelKind.Reward,
            Architecture = "Fake",
            Precision = "float32",
            ContextLength = 512,
            VocabularySize = 261,
            StepSeparator = "\n",
            EndToken = "</s>",
            Prompts = [new PromptDescription(PromptDescription.Problem, ["problem"])],
            Heads = heads,
            Aggregation = "min",
            Abilities = new ModelAbilities
            {
                Reproducible = true,
                Heads = heads.Length > 0,
                LogProbabilities = false,
                NextTokens = 0,
                HiddenState = false,
                ExactTokenCount = true,
                SamplingFilters = [],
            },
        };
}
