using Verify.Inference.Engine.Sessions;
using Verify.Inference.Samplers;

namespace Verify.Inference.Engine.Samples;

/// <summary>
/// The buffers needed to turn hidden states into tokens. They are large (logits of several rows), so a model keeps one per thread that uses
/// it rather than one per tree. Thread-safe.
/// </summary>
internal sealed class SamplingTools(DecoderSession session) : IDisposable
{
    private readonly Stack<Tool> _free = new();

    public Tool Rent()
    {
        lock (_free)
        {
            if (_free.TryPop(out var tool))
            {
                return tool;
            }
        }

        return new Tool(this, new VocabularyProjection(session), new TokenSampler(session.Dimensions.VocabularySize));
    }

    public void Dispose()
    {
        foreach (var tool in _free)
        {
            tool.Projection.Dispose();
        }
    }

    /// <summary>Disposing returns it.</summary>
    public sealed class Tool(SamplingTools owner, VocabularyProjection projection, TokenSampler sampler) : IDisposable
    {
        public VocabularyProjection Projection => projection;

        public TokenSampler Sampler => sampler;

        public void Dispose()
        {
            lock (owner._free)
            {
                owner._free.Push(this);
            }
        }
    }
}
