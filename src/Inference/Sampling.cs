namespace Verify.Inference;

/// <summary>How the next token is drawn. Filters apply in this order: repetition penalty, temperature, top-k, top-p, min-p.</summary>
public sealed record Sampling
{
    /// <summary>Divides the logits; 0 takes the likeliest token (lowest id on ties). From 0 to 2; default 0.8.</summary>
    public float Temperature { get; init; } = 0.8f;

    /// <summary>Keeps the k likeliest tokens; 0 keeps all. Default 0.</summary>
    public int TopK { get; init; }

    /// <summary>Keeps the smallest set of likeliest tokens whose probability reaches this. Above 0 to 1; default 1.</summary>
    public float TopP { get; init; } = 1f;

    /// <summary>Drops tokens less likely than this share of the likeliest. From 0 to 1; default 0.</summary>
    public float MinP { get; init; }

    /// <summary>
    /// Divides the positive and multiplies the negative logits of tokens that are already in the path (Keskar et al. 2019, "CTRL", equation
    /// 2, in a sign-aware form). From 0.1 to 10; default 1.
    /// </summary>
    public float RepetitionPenalty { get; init; } = 1f;

    /// <summary>The names of all fields, as abilities and requests write them.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["temperature", "topK", "topP", "minP", "repetitionPenalty"];

    /// <summary>Always the likeliest token.</summary>
    public static Sampling Greedy { get; } = new() { Temperature = 0 };
}
