namespace Verify.Inference.Graph;

internal sealed class Float32Encoding : MatrixEncoding
{
    /// <summary>FusedMatMul multiplies by the transposed matrix, so rows are stored as the checkpoint has them.</summary>
    public override string Multiply(OnnxGraph graph, string output, string input, StoredMatrix matrix, StoredTensor? bias = null)
    {
        var weight = graph.Weight($"{output}.weight", matrix.Values);
        if (bias is null)
        {
            return graph.Node("FusedMatMul", OnnxGraph.Microsoft, output, [input, weight], new OnnxAttribute("transB", 1));
        }

        var product = graph.Node("FusedMatMul", OnnxGraph.Microsoft, $"{output}.product", [input, weight], new OnnxAttribute("transB", 1));
        return graph.Node("Add", "", output, [product, graph.Weight($"{output}.bias", bias)]);
    }

    public override string Lookup(OnnxGraph graph, string output, string indices, StoredMatrix matrix) =>
        graph.Node("Gather", "", output, [graph.Weight($"{output}.table", matrix.Values), indices]);

    protected override StoredMatrix Store(ExternalData data, long rows, long columns, IEnumerable<float[]> content)
    {
        var offset = data.Begin();
        foreach (var row in content)
        {
            data.Write<float>(row);
        }

        return new StoredMatrix(rows, columns, data.End(offset, OnnxType.Float, rows, columns), null);
    }
}
