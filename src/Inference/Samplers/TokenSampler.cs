using System.Numerics.Tensors;

namespace Verify.Inference.Samplers;

/// <summary>
/// Draws tokens from logits. <see cref="Prepare"/> once per distribution, <see cref="Draw"/> as often as there are samples of it. Not
/// thread-safe; its buffers are reused, so that sampling allocates nothing.
/// </summary>
internal sealed class TokenSampler(int vocabularySize)
{
    private readonly float[] _scaled = new float[vocabularySize];
    private readonly TokenWeights _weights = new(vocabularySize);
    private readonly int[] _seen = new int[vocabularySize];
    private int _seenStamp;
    private int _likeliest;
    private bool _isGreedy;

    /// <summary>The natural logarithm of Σ exp(logits), by which a logit becomes a log-probability.</summary>
    /// <exception cref="InvalidOperationException">A logit is NaN or infinite, so that a draw would be meaningless.</exception>
    public float LogSum(ReadOnlySpan<float> logits)
    {
        var largest = TensorPrimitives.Max(logits);
        TensorPrimitives.Subtract(logits, largest, _scaled);
        TensorPrimitives.Exp(_scaled, _scaled);
        var sum = largest + MathF.Log(TensorPrimitives.Sum<float>(_scaled));
        return float.IsFinite(sum)
            ? sum
            : throw new InvalidOperationException(
                "The model gave logits that are not numbers; its weights are damaged or its precision is too low."
            );
    }

    /// <summary>
    /// Applies the filters of <see cref="Sampling"/> in their order; <paramref name="path"/> holds the tokens that a repetition penalty
    /// applies to.
    /// </summary>
    public void Prepare(ReadOnlySpan<float> logits, Sampling sampling, ReadOnlySpan<int> path)
    {
        logits.CopyTo(_scaled);
        if (sampling.RepetitionPenalty != 1)
        {
            Penalise(sampling.RepetitionPenalty, path);
        }

        _isGreedy = sampling.Temperature == 0;
        if (_isGreedy)
        {
            _likeliest = TensorPrimitives.IndexOfMax<float>(_scaled);
            return;
        }

        TensorPrimitives.Subtract(_scaled, TensorPrimitives.Max<float>(_scaled), _scaled);
        TensorPrimitives.Divide(_scaled, sampling.Temperature, _scaled);
        TensorPrimitives.Exp(_scaled, _scaled);
        _weights.Reset(_scaled, sampling);
    }

    /// <summary>The token at <paramref name="uniform"/> of the distribution's cumulative sum.</summary>
    public int Draw(double uniform) => _isGreedy ? _likeliest : _weights.At(uniform);

    private void Penalise(float penalty, ReadOnlySpan<int> path)
    {
        _seenStamp++;
        foreach (var token in path)
        {
            if (_seen[token] == _seenStamp)
            {
                continue;
            }

            _seen[token] = _seenStamp;
            ref var logit = ref _scaled[token];
            logit = logit > 0 ? logit / penalty : logit * penalty;
        }
    }
}
