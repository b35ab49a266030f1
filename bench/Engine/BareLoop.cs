using Verify.Inference.Engine.Rows;
using Verify.Inference.Engine.Samples;

namespace Verify.Bench.Engine;

/// <summary>
/// The least that decoding can cost over the same sessions: run the layers, project to the vocabulary, take the likeliest token, and
/// nothing else: no tree, no mask to maintain, no sampling. Either all leaves in one row, or a row for each.
/// </summary>
internal sealed class BareLoop : IDisposable
{
    private readonly BenchDecoder _decoder;
    private readonly RunBuffers _buffers;
    private readonly BoundBank _bank;
    private readonly VocabularyProjection _projection;
    private readonly int _leaves;
    private readonly bool _isRowPerLeaf;
    private int _columns;

    public BareLoop(BenchDecoder decoder, int leaves, int context, int steps, bool isRowPerLeaf)
    {
        (_decoder, _leaves, _isRowPerLeaf, _columns) = (decoder, leaves, isRowPerLeaf, context);
        _buffers = new RunBuffers(decoder.Session.Dimensions);
        _projection = new VocabularyProjection(decoder.Session);
        var capacity = BoundBank.MaskWidth(context + (steps * (isRowPerLeaf ? 1 : leaves)));
        _bank = new BoundBank(decoder.Session, _buffers, isRowPerLeaf ? leaves : 1, capacity);
        _buffers.EnsureMask((long)leaves * capacity);
        _buffers.Mask.Slice(0, leaves * capacity).Clear();
    }

    public void Step()
    {
        _columns += _isRowPerLeaf ? 1 : _leaves;
        var width = BoundBank.MaskWidth(_columns);
        _buffers.LastColumns.Slice(0, _leaves).Fill(_columns - 1);
        _buffers.TotalColumns.Slice(0, 1)[0] = width;
        _buffers.Positions.Slice(0, _leaves).Fill(Math.Min(_columns, _decoder.Shape.ContextLength - 1));
        if (_isRowPerLeaf)
        {
            _bank.Run(0, _leaves, 1, width);
        }
        else
        {
            _bank.Run(0, 1, _leaves, width);
        }

        for (var done = 0; done < _leaves; )
        {
            var count = Math.Min(_projection.Rows, _leaves - done);
            for (var i = 0; i < count; i++)
            {
                _buffers.Output(done + i).CopyTo(_projection.Hidden(i));
            }

            _projection.Run(count);
            for (var i = 0; i < count; i++)
            {
                _buffers.Tokens.Slice(done + i, 1)[0] = System.Numerics.Tensors.TensorPrimitives.IndexOfMax<float>(_projection.Logits(i));
            }

            done += count;
        }
    }

    public void Dispose()
    {
        _bank.Dispose();
        _projection.Dispose();
        _buffers.Dispose();
    }
}
