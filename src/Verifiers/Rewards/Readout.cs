using Verify.Inference;

namespace Verify.Verifiers.Rewards;

/// <summary>
/// From a head's values to a score in [0, 1]: <c>softmax</c> gives the probability of the head's class, <c>sigmoid</c> of the one
/// value,
/// <c>tanh</c> is moved from [-1, 1] to (tanh(x) + 1) / 2, and <c>identity</c> is taken as a score and clamped.
/// </summary>
internal static class Readout
{
    /// <exception cref="InvalidOperationException">The model gave a value that is no number.</exception>
    public static double Read(HeadDescription head, ReadOnlySpan<float> outputs)
    {
        var values = outputs.Slice(head.Offset, head.Width);
        var score = head.Readout switch
        {
            "softmax" => Softmax(values, head.Class),
            "sigmoid" => 1 / (1 + Math.Exp(-(double)values[0])),
            "tanh" => (Math.Tanh(values[0]) + 1) / 2,
            "identity" => Math.Clamp((double)values[0], 0, 1),
            _ => throw new InvalidOperationException($"The head '{head.Name}' has the unknown readout '{head.Readout}'."),
        };
        return double.IsNaN(score)
            ? throw new InvalidOperationException(
                $"The head '{head.Name}' gave a value that is no number; the model's weights or precision are broken."
            )
            : score;
    }

    private static double Softmax(ReadOnlySpan<float> values, int chosen)
    {
        // The share of one class is taken against its own value, which keeps every exponent's overflow harmless: 1 / infinity is 0.
        var total = 0.0;
        foreach (var value in values)
        {
            total += Math.Exp((double)value - values[chosen]);
        }

        return 1 / total;
    }
}
