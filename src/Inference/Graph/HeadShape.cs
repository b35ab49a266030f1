namespace Verify.Inference.Graph;

/// <summary>A reward head on the final normed hidden state: a linear layer, or a hidden layer, an activation and a linear layer.</summary>
internal sealed record HeadShape(LinearShape? Hidden, HeadActivation Activation, LinearShape Output);

/// <summary>A linear layer by the names of its weight ([Outputs, inputs]) and bias.</summary>
internal sealed record LinearShape(string Weight, string? Bias, int Outputs);

internal enum HeadActivation
{
    None,
    Relu,
    Tanh,
}
