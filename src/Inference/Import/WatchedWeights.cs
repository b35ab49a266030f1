using Verify.Inference.Graph;

namespace Verify.Inference.Import;

/// <summary>Weights that report how much of them has been read, and that stop reading when the import is cancelled.</summary>
internal sealed class WatchedWeights(
    IWeightSource weights,
    long total,
    IProgress<ImportProgress>? progress,
    CancellationToken cancellationToken
) : IWeightSource
{
    private const int Reports = 200;
    private long _read;
    private long _reported;

    public long[] Shape(string name) => weights.Shape(name);

    public void Read(string name, long start, Span<float> destination)
    {
        cancellationToken.ThrowIfCancellationRequested();
        weights.Read(name, start, destination);
        _read += destination.Length;
        if (_read - _reported > total / Reports)
        {
            _reported = _read;
            progress?.Report(new ImportProgress("writing weights", Math.Min(1, (double)_read / total)));
        }
    }
}
