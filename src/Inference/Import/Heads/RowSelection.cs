using Verify.Inference.Graph;

namespace Verify.Inference.Import.Heads;

/// <summary>Some rows of a matrix, as a matrix of their own.</summary>
internal sealed record RowSelection(string Weight, IReadOnlyList<int> Rows);

/// <summary>Weights with row selections among them.</summary>
internal sealed class SelectingWeights(IWeightSource weights, IReadOnlyDictionary<string, RowSelection> selections) : IWeightSource
{
    public long[] Shape(string name) =>
        selections.TryGetValue(name, out var selection) ? [selection.Rows.Count, weights.Shape(selection.Weight)[1]] : weights.Shape(name);

    public void Read(string name, long start, Span<float> destination)
    {
        if (!selections.TryGetValue(name, out var selection))
        {
            weights.Read(name, start, destination);
            return;
        }

        var width = weights.Shape(selection.Weight)[1];
        while (!destination.IsEmpty)
        {
            var (row, column) = Math.DivRem(start, width);
            var part = destination[..(int)Math.Min(width - column, destination.Length)];
            weights.Read(selection.Weight, (selection.Rows[(int)row] * width) + column, part);
            destination = destination[part.Length..];
            start += part.Length;
        }
    }
}
