using Verify.Inference.Samplers;

namespace Verify.Inference.Decoding;

/// <summary>The logits of some nodes at a time. Disposing returns the buffers.</summary>
internal interface INodeLogits : IDisposable
{
    /// <summary>The most nodes at a time, at least 1.</summary>
    int Rows { get; }

    TokenSampler Sampler { get; }

    /// <summary>Row i are the logits of the next token after <c>nodes[i]</c>; valid until the next call.</summary>
    void Compute(ReadOnlySpan<int> nodes);

    ReadOnlySpan<float> Row(int row);
}
