namespace Verify.Search;

/// <summary>What requests get that are silent, and the most that any may ask for. Set once, when the engine is made.</summary>
public sealed record SearchDefaults
{
    /// <summary>The temperature of strategies that sample.</summary>
    public const float Temperature = 0.8f;

    /// <summary>The strategy where a verifier scores solutions, and otherwise <see cref="UnscoredStrategy"/>.</summary>
    public string Strategy { get; init; } = "best-of-n";

    /// <summary>The strategy where no verifier scores anything.</summary>
    public string UnscoredStrategy { get; init; } = "majority";

    /// <summary>Finished candidates. Default 256, at most <see cref="MostCandidates"/>.</summary>
    public int Candidates { get; init; } = 256;

    /// <summary>Generated tokens. Default 32768, at most <see cref="MostTokens"/>.</summary>
    public int Tokens { get; init; } = 32_768;

    /// <summary>Reward-model tokens; 0 means no limit. Default 0.</summary>
    public int RewardTokens { get; init; }

    /// <summary>Wall time in seconds; null means no limit. Default none.</summary>
    public double? Seconds { get; init; }

    /// <summary>Tokens of one step. Default 128.</summary>
    public int MaxStepTokens { get; init; } = 128;

    /// <summary>Tokens of one solution. Default 1024.</summary>
    public int MaxTokens { get; init; } = 1024;

    /// <summary>The most candidates a request may ask for. Default 1024.</summary>
    public int MostCandidates { get; init; } = 1024;

    /// <summary>The most generated tokens a request may ask for. Default 2^20.</summary>
    public int MostTokens { get; init; } = 1 << 20;

    /// <summary>The most reward tokens a request may ask for. Default 2^26.</summary>
    public int MostRewardTokens { get; init; } = 1 << 26;

    /// <summary>The most seconds a request may ask for. Default one hour.</summary>
    public double MostSeconds { get; init; } = 3600;
}
