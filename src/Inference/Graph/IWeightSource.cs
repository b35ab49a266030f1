namespace Verify.Inference.Graph;

/// <summary>The tensors of a checkpoint by their Hugging Face names, whatever type and file they are stored in.</summary>
internal interface IWeightSource
{
    /// <exception cref="ModelFormatException">There is no such tensor.</exception>
    long[] Shape(string name);

    /// <summary>
    /// Reads a stretch of a tensor: elements <paramref name="start"/> and on, in row-major order, until the destination is full.
    /// </summary>
    void Read(string name, long start, Span<float> destination);
}
