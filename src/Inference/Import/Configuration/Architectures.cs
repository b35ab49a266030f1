namespace Verify.Inference.Import.Configuration;

/// <summary>The architectures that can be imported: a family, and what its head does.</summary>
internal static class Architectures
{
    private static readonly (string Ending, HeadTask Task)[] Tasks =
    [
        ("ForCausalLM", HeadTask.LanguageModel),
        ("ForSequenceClassification", HeadTask.SequenceClassification),
        ("ForTokenClassification", HeadTask.TokenClassification),
        ("ForProcessRewardModel", HeadTask.ProcessReward),
        ("ForRewardModel", HeadTask.OutcomeReward),
    ];

    public static string Supported { get; } =
        "Llama, Mistral, Qwen2 and Qwen3 (dense), each ForCausalLM, ForSequenceClassification or ForTokenClassification, "
        + "and Qwen2ForProcessRewardModel and Qwen2ForRewardModel";

    public static bool TryRead(string architecture, out Family family, out HeadTask task)
    {
        foreach (var (ending, of) in Tasks)
        {
            if (
                architecture.EndsWith(ending, StringComparison.Ordinal)
                && Enum.TryParse(architecture[..^ending.Length], ignoreCase: false, out family)
                && (of is not (HeadTask.ProcessReward or HeadTask.OutcomeReward) || family == Family.Qwen2)
            )
            {
                task = of;
                return true;
            }
        }

        (family, task) = (default, default);
        return false;
    }
}

/// <summary>Decoders that differ from Llama in a few places, by the names their architectures begin with.</summary>
internal enum Family
{
    /// <summary>Llama 2 and 3, SmolLM2.</summary>
    Llama,

    /// <summary>Mistral: a sliding window where the configuration has one.</summary>
    Mistral,

    /// <summary>Qwen2 and 2.5: query, key and value projections with a bias.</summary>
    Qwen2,

    /// <summary>Qwen3: norms on the heads of query and key.</summary>
    Qwen3,
}
