using Verify.Inference.Import.Checkpoints;
using Verify.Inference.Import.Configuration;
using Verify.Inference.Import.Templates;

namespace Verify.Inference.Import.Heads;

/// <summary>Describes checkpoints that have no description file by the architecture and tensors their authors publish.</summary>
internal static class PublishedHeads
{
    private const string Process = "process";
    private const string Outcome = "outcome";
    private const string QwenStepToken = "<extra_0>";
    private const string ValueHead = "v_head.summary";

    public static ImportDescription Describe(CheckpointFolder folder) =>
        folder.Config.Task switch
        {
            HeadTask.LanguageModel when folder.Weights.Has(ValueHead + ".weight") => Skywork(folder),
            HeadTask.LanguageModel => new ImportDescription { Kind = ModelKind.Policy, StepSeparator = "\n\n" },
            HeadTask.SequenceClassification => Reward(Outcome, Classifier(folder, "end")),
            HeadTask.TokenClassification => Reward(Process, Classifier(folder, "step")),
            HeadTask.ProcessReward => Reward(Process, TwoLayers(folder, "softmax", "step") with { StepToken = QwenStepToken }),
            HeadTask.OutcomeReward => Reward(Outcome, TwoLayers(folder, "identity", "end")),
            var task => throw new ArgumentOutOfRangeException(nameof(folder), task, null),
        };

    private static ImportDescription Reward(string name, ImportHead head) =>
        new()
        {
            Kind = ModelKind.Reward,
            StepSeparator = "\n\n",
            Heads = new Dictionary<string, ImportHead> { [name] = head },
        };

    /// <summary>Skywork-o1-Open-PRM: no chat format; the newline that ends each step is read through a sigmoid.</summary>
    private static ImportDescription Skywork(CheckpointFolder folder) =>
        Reward(Process, Linear(folder, ValueHead, "sigmoid", "step")) with
        {
            StepSeparator = "\n",
            Template = (CheckpointTemplate.NamedToken(folder, "bos_token") ?? "") + "{problem}\n",
        };

    /// <summary>One label is a score, two are wrong and right.</summary>
    private static ImportHead Classifier(CheckpointFolder folder, string at)
    {
        var hasClasses = folder.Weights.Has("score.weight") && folder.Weights.Shape("score.weight")[0] > 1;
        return Linear(
            folder,
            "score",
            hasClasses ? "softmax"
                : at == "end" ? "identity"
                : "sigmoid",
            at
        );
    }

    /// <summary>Qwen2.5-Math-PRM and -RM: Linear, ReLU, Linear.</summary>
    private static ImportHead TwoLayers(CheckpointFolder folder, string readout, string at) =>
        Linear(folder, "score.2", readout, at) with
        {
            Hidden = new ImportHiddenLayer
            {
                Weight = "score.0.weight",
                Bias = "score.0.bias",
                Activation = "relu",
            },
        };

    private static ImportHead Linear(CheckpointFolder folder, string name, string readout, string at) =>
        new()
        {
            Weight = name + ".weight",
            Bias = folder.Weights.Has(name + ".bias") ? name + ".bias" : null,
            Readout = readout,
            At = at,
        };
}
