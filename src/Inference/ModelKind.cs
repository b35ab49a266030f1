namespace Verify.Inference;

/// <summary>What a model is for.</summary>
public enum ModelKind
{
    /// <summary>Continues text.</summary>
    Policy,

    /// <summary>Scores text.</summary>
    Reward,
}
