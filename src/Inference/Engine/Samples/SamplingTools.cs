using Verify.Inference.Decoding;
using Verify.Inference.Engine.Rows;
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

    /// <summary>A tool for the nodes with these outputs; disposing returns it.</summary>
    public INodeLogits Rent(NodeOutputs outputs)
    {
        var tool = Take();
        tool.Outputs = outputs;
        return tool;
    }

    public void Dispose()
    {
        foreach (var tool in _free)
        {
            tool.Projection.Dispose();
        }
    }

    private Tool Take()
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

    private sealed class Tool(SamplingTools owner, VocabularyProjection projection, TokenSampler sampler) : INodeLogits
    {
        public NodeOutputs? Outputs { get; set; }

        public VocabularyProjection Projection => projection;

        public TokenSampler Sampler => sampler;

        public int Rows => projection.Rows;

        public void Compute(ReadOnlySpan<int> nodes)
        {
            for (var row = 0; row < nodes.Length; row++)
            {
                Outputs![nodes[row]].CopyTo(projection.Hidden(row));
            }

            projection.Run(nodes.Length);
        }

        public ReadOnlySpan<float> Row(int row) => projection.Logits(row);

        public void Dispose()
        {
            Outputs = null;
            lock (owner._free)
            {
                owner._free.Push(this);
            }
        }
    }
}
