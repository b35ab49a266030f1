using System.Text.Json.Nodes;

namespace Verify.Tests.Shared.Checkpoints;

/// <summary>One small specimen of every supported architecture, with what is particular to it.</summary>
public static class CheckpointSpecs
{
    /// <summary>Names for <see cref="Policy"/>.</summary>
    public static IReadOnlyList<string> Policies { get; } = ["llama2", "llama3", "qwen2", "qwen2-tied", "qwen3", "mistral", "smollm2"];

    /// <summary>Names for <see cref="Reward"/>.</summary>
    public static IReadOnlyList<string> Rewards { get; } =
    ["sequence-classifier", "token-classifier", "qwen2-process", "qwen2-outcome", "skywork", "described"];

    public static CheckpointSpec Policy(string name) =>
        name switch
        {
            "llama2" => Plain("LlamaForCausalLM", "llama") with { KeyValueHeads = 4, DataType = "F16" },
            "llama3" => Plain("LlamaForCausalLM", "llama") with
            {
                RopeTheta = 500_000,
                ContextLength = 512,
                DataType = "BF16",
                Shards = 3,
                RopeScaling = new JsonObject
                {
                    ["factor"] = 8.0,
                    ["low_freq_factor"] = 1.0,
                    ["high_freq_factor"] = 4.0,
                    ["original_max_position_embeddings"] = 64,
                    ["rope_type"] = "llama3",
                },
            },
            "qwen2" => Plain("Qwen2ForCausalLM", "qwen2") with
            {
                AttentionBias = true,
                RopeTheta = 1_000_000,
                NormEpsilon = 1e-6,
                DataType = "BF16",
                ConfigChanges = Without("attention_bias", "head_dim"),
            },
            "qwen2-tied" => Policy("qwen2") with { TiedEmbeddings = true, DataType = "F32" },
            "qwen3" => Plain("Qwen3ForCausalLM", "qwen3") with
            {
                QueryKeyNorm = true,
                HeadWidth = 32,
                RopeTheta = 1_000_000,
                NormEpsilon = 1e-6,
                DataType = "BF16",
            },
            "mistral" => Plain("MistralForCausalLM", "mistral") with
            {
                Shards = 2,
                ConfigChanges = new Dictionary<string, JsonNode?> { ["sliding_window"] = 4096 },
            },
            "smollm2" => Plain("LlamaForCausalLM", "llama") with
            {
                QueryHeads = 3,
                KeyValueHeads = 1,
                HiddenWidth = 96,
                HeadWidth = 32,
                TiedEmbeddings = true,
                RopeTheta = 100_000,
                DataType = "BF16",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };

    public static CheckpointSpec Reward(string name) =>
        name switch
        {
            "sequence-classifier" => Plain("LlamaForSequenceClassification", "llama") with { HeadTensors = [("score.weight", [1, 64])] },
            "token-classifier" => Plain("Qwen2ForTokenClassification", "qwen2") with
            {
                AttentionBias = true,
                HeadTensors = [("score.weight", [2, 64]), ("score.bias", [2])],
            },
            "qwen2-process" => TwoLayers("Qwen2ForProcessRewardModel", labels: 2) with
            {
                SpecialTokens = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<extra_0>"],
            },
            "qwen2-outcome" => TwoLayers("Qwen2ForRewardModel", labels: 1),
            "skywork" => Plain("Qwen2ForCausalLM", "qwen2") with
            {
                AttentionBias = true,
                HeadTensors = [("v_head.summary.weight", [1, 64]), ("v_head.summary.bias", [1])],
            },
            "described" => Plain("LlamaForCausalLM", "llama") with
            {
                HeadTensors =
                [
                    ("heads.process.weight", [2, 64]),
                    ("heads.process.bias", [2]),
                    ("heads.outcome.weight", [1, 64]),
                    ("heads.outcome.bias", [1]),
                    ("heads.pairwise.weight", [1, 64]),
                    ("heads.pairwise.bias", [1]),
                ],
                Description = Described(),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };

    /// <summary>The description of a plain policy with the demo models' prompt.</summary>
    public static JsonObject DescribedPolicy() =>
        new()
        {
            ["kind"] = "policy",
            ["template"] = "<|problem|>{problem}<|solution|>",
            ["stepSeparator"] = "\n",
            ["end"] = "<|end|>",
        };

    private static CheckpointSpec Plain(string architecture, string modelType) =>
        new() { Architecture = architecture, ModelType = modelType };

    private static CheckpointSpec TwoLayers(string architecture, int labels) =>
        Plain(architecture, "qwen2") with
        {
            AttentionBias = true,
            SpecialTokens = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
            EndToken = "<|im_end|>",
            HeadTensors =
            [
                ("score.0.weight", [64, 64]),
                ("score.0.bias", [64]),
                ("score.2.weight", [labels, 64]),
                ("score.2.bias", [labels]),
            ],
        };

    private static JsonObject Described()
    {
        var description = DescribedPolicy();
        description["kind"] = "reward";
        description["heads"] = new JsonObject
        {
            ["process"] = Head("process", ("readout", "softmax"), ("class", 1), ("at", "step")),
            ["outcome"] = Head("outcome", ("readout", "sigmoid"), ("at", "end")),
            ["pairwise"] = Head("pairwise", ("readout", "sigmoid"), ("at", "judge"), ("joiner", "<|solution|>"), ("judge", "<|judge|>")),
        };
        return description;
    }

    private static JsonObject Head(string name, params (string Name, JsonNode Value)[] fields)
    {
        var head = new JsonObject { ["weight"] = $"heads.{name}.weight", ["bias"] = $"heads.{name}.bias" };
        foreach (var (field, value) in fields)
        {
            head[field] = value;
        }

        return head;
    }

    private static Dictionary<string, JsonNode?> Without(params string[] fields) =>
        fields.ToDictionary(field => field, _ => (JsonNode?)null);
}
