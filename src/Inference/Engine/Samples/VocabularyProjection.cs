using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Verify.Inference.Engine.Memory;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Graph;

namespace Verify.Inference.Engine.Samples;

/// <summary>Projects hidden states to logits, several rows at a time. Not thread-safe; belongs to no tree.</summary>
internal sealed class VocabularyProjection : IDisposable
{
    private const long MostLogitBytes = 32 << 20;
    private const int MostRows = 256;

    private readonly DecoderSession _session;
    private readonly OrtIoBinding _binding;
    private readonly NativeBuffer<float> _hidden;
    private readonly NativeBuffer<float> _logits;
    private int _boundRows;

    public VocabularyProjection(DecoderSession session)
    {
        _session = session;
        Rows = (int)Math.Clamp(MostLogitBytes / (sizeof(float) * (long)session.Dimensions.VocabularySize), 1, MostRows);
        _binding = session.Vocabulary!.CreateIoBinding();
        _hidden = new NativeBuffer<float>((long)Rows * session.Dimensions.HiddenWidth);
        _logits = new NativeBuffer<float>((long)Rows * session.Dimensions.VocabularySize);
    }

    /// <summary>The most hidden states of one run.</summary>
    public int Rows { get; }

    /// <summary>Where a hidden state is written before <see cref="Run"/>.</summary>
    public Span<float> Hidden(int row) => _hidden.Slice((long)row * _session.Dimensions.HiddenWidth, _session.Dimensions.HiddenWidth);

    public Span<float> Logits(int row) => _logits.Slice((long)row * _session.Dimensions.VocabularySize, _session.Dimensions.VocabularySize);

    public void Run(int rows)
    {
        if (_boundRows != rows)
        {
            using var hidden = _hidden.Tensor(TensorElementType.Float, 0, rows, _session.Dimensions.HiddenWidth);
            using var logits = _logits.Tensor(TensorElementType.Float, 0, rows, _session.Dimensions.VocabularySize);
            _binding.BindInput(TensorNames.Hidden, hidden);
            _binding.BindOutput(TensorNames.Logits, logits);
            _boundRows = rows;
        }

        _session.Run(_session.Vocabulary!, _binding);
    }

    public void Dispose()
    {
        _binding.Dispose();
        _hidden.Dispose();
        _logits.Dispose();
    }
}
