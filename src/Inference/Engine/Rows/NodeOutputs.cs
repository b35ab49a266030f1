using Verify.Inference.Engine.Memory;

namespace Verify.Inference.Engine.Rows;

/// <summary>
/// The output of the model at each node: its hidden state or its head values. Grows in blocks, so that spans remain valid.
/// </summary>
internal sealed class NodeOutputs(int width) : IDisposable
{
    private const int NodesPerBlock = 512;
    private readonly List<NativeBuffer<float>> _blocks = [];

    public Span<float> this[int node]
    {
        get
        {
            while (_blocks.Count <= node / NodesPerBlock)
            {
                _blocks.Add(new NativeBuffer<float>((long)NodesPerBlock * width));
            }

            return _blocks[node / NodesPerBlock].Slice((long)(node % NodesPerBlock) * width, width);
        }
    }

    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            block.Dispose();
        }
    }
}
