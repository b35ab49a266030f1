using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>Manifests of reward models that speak the tokens of a <see cref="ByteTokenizer"/>.</summary>
public static class RewardManifests
{
    /// <summary>A process head of two classes, read at the separator.</summary>
    public static HeadManifest Process { get; } =
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
    public static HeadManifest Outcome { get; } =
        new()
        {
            Name = "outcome",
            Offset = 2,
            Width = 1,
            Readout = "sigmoid",
            At = "end",
        };

    /// <summary>A pairwise head behind <see cref="Outcome"/>.</summary>
    public static HeadManifest Pairwise { get; } =
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
    public static ModelManifest Full { get; } = With(Process, Outcome, Pairwise);

    /// <summary>A model with these heads.</summary>
    public static ModelManifest With(params HeadManifest[] heads) =>
        new()
        {
            Name = "fake-reward",
            Kind = ModelKind.Reward,
            Architecture = "Fake",
            Precision = Precision.Float32,
            ContextLength = 512,
            VocabularySize = 261,
            Layers = 1,
            QueryHeads = 1,
            KeyValueHeads = 1,
            HeadWidth = 1,
            HiddenWidth = 1,
            Template = "<s>{problem}\n",
            StepSeparator = "\n",
            EndTokens = ["</s>"],
            Heads = heads,
            Aggregation = "min",
            Parity = new ParitySample([0], [.. new float[heads.Sum(head => head.Width)]], [], 1f),
            Costs = new LayoutCosts([new RunCost(1, 1, 1)], [new RunCost(1, 1, 1)], 1),
        };
}
