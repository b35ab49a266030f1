using System.Numerics.Tensors;

namespace Verify.Inference.Samplers;

/// <summary>
/// A distribution over the vocabulary in unnormalised weights, the largest of which is 1, cut by top-k, top-p and min-p. A full sort of a
/// large vocabulary would cost more than running the model, so only candidates above a threshold, lowered until they suffice, are sorted.
/// </summary>
internal sealed class TokenWeights(int vocabularySize)
{
    private const int BlockLength = 1024;
    private readonly double[] _blockSums = new double[(vocabularySize + BlockLength - 1) / BlockLength];

    /// <summary>Packed by <see cref="WeightedToken"/>.</summary>
    private readonly ulong[] _candidates = new ulong[vocabularySize];
    private float[] _weights = [];
    private int _kept;
    private double _total;
    private bool _isCut;

    /// <summary>Takes weights (referenced until the next call) and cuts them.</summary>
    public void Reset(float[] weights, Sampling sampling)
    {
        _weights = weights;
        _isCut = sampling.TopK > 0 || sampling.TopP < 1 || sampling.MinP > 0;
        if (_isCut)
        {
            Cut(sampling);
        }
        else
        {
            SumBlocks();
        }
    }

    /// <summary>The token at which the cumulative sum passes <paramref name="uniform"/> (in [0, 1)) of the total.</summary>
    public int At(double uniform) => _isCut ? AtCandidate(uniform * _total) : AtToken(uniform * _total);

    private void SumBlocks()
    {
        _total = 0;
        for (var block = 0; block < _blockSums.Length; block++)
        {
            _blockSums[block] = TensorPrimitives.Sum<float>(Block(block));
            _total += _blockSums[block];
        }
    }

    private ReadOnlySpan<float> Block(int block)
    {
        var start = block * BlockLength;
        return _weights.AsSpan(start, Math.Min(BlockLength, _weights.Length - start));
    }

    private int AtToken(double target)
    {
        var block = 0;
        while (block < _blockSums.Length - 1 && target >= _blockSums[block])
        {
            target -= _blockSums[block++];
        }

        var weights = Block(block);
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            last = i;
            target -= weights[i];
            if (target < 0)
            {
                break;
            }
        }

        return (block * BlockLength) + last;
    }

    private int AtCandidate(double target)
    {
        for (var i = 0; i < _kept; i++)
        {
            target -= WeightedToken.Weight(_candidates[i]);
            if (target < 0)
            {
                return WeightedToken.Token(_candidates[i]);
            }
        }

        return WeightedToken.Token(_candidates[_kept - 1]);
    }

    private void Cut(Sampling sampling)
    {
        var most = sampling.TopK > 0 ? Math.Min(sampling.TopK, _weights.Length) : _weights.Length;

        // 1. Lower the threshold until the candidates above it certainly include all that top-k, top-p or min-p keep. Top-p is a share of
        // what top-k leaves, so where both cut, min-p is applied afterwards.
        var collected = 0;
        var whole = sampling.TopP < 1 && most == _weights.Length ? Sum() : 0;
        var least = sampling.TopP < 1 && most < _weights.Length ? 0 : sampling.MinP;
        for (var threshold = 0.1f; ; threshold *= threshold)
        {
            if (threshold < 1e-30f)
            {
                threshold = 0;
            }

            var floor = Math.Max(threshold, least);
            collected = Collect(floor);
            if (floor == least || collected >= most || (whole > 0 && SumOf(collected) >= sampling.TopP * whole))
            {
                break;
            }
        }

        // 2. Sort them and keep the likeliest.
        _candidates.AsSpan(0, collected).Sort();
        _kept = Math.Min(collected, most);
        if (sampling.TopP < 1)
        {
            _kept = Nucleus(sampling.TopP * (whole > 0 ? whole : SumOf(_kept)));
        }

        if (sampling.MinP > 0)
        {
            while (WeightedToken.Weight(_candidates[_kept - 1]) < sampling.MinP)
            {
                _kept--;
            }
        }

        _total = SumOf(_kept);
    }

    /// <summary>Length of the shortest prefix of the sorted candidates that weighs <paramref name="enough"/>.</summary>
    private int Nucleus(double enough)
    {
        var sum = 0.0;
        for (var i = 0; i < _kept; i++)
        {
            sum += WeightedToken.Weight(_candidates[i]);
            if (sum >= enough)
            {
                return i + 1;
            }
        }

        return _kept;
    }

    private int Collect(float floor)
    {
        var count = 0;
        for (var block = 0; block < _blockSums.Length; block++)
        {
            var weights = Block(block);
            if (TensorPrimitives.Max(weights) < floor)
            {
                continue;
            }

            for (var i = 0; i < weights.Length; i++)
            {
                if (weights[i] >= floor)
                {
                    _candidates[count++] = WeightedToken.Pack(weights[i], (block * BlockLength) + i);
                }
            }
        }

        return count;
    }

    private double Sum()
    {
        SumBlocks();
        return _total;
    }

    private double SumOf(int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += WeightedToken.Weight(_candidates[i]);
        }

        return sum;
    }
}
