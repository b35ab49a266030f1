namespace Verify.Inference.Graph;

/// <summary>The names of the graphs' inputs and outputs: all that the graphs and the engine have in common.</summary>
internal static class TensorNames
{
    public const string Tokens = "tokens";
    public const string Positions = "positions";
    public const string Mask = "mask";
    public const string LastColumns = "last_columns";
    public const string TotalColumns = "total_columns";
    public const string Hidden = "hidden";
    public const string Heads = "heads";
    public const string Logits = "logits";

    public static string PastKey(int layer) => $"past.{layer}.key";

    public static string PastValue(int layer) => $"past.{layer}.value";

    public static string PresentKey(int layer) => $"present.{layer}.key";

    public static string PresentValue(int layer) => $"present.{layer}.value";
}
