namespace Verify.Inference.Graph;

/// <summary>4- or 8-bit integers in blocks of 32 along a row, one float scale per block, zero in the middle of the range.</summary>
internal sealed class BlockEncoding(int bits) : MatrixEncoding
{
    public const int BlockSize = 32;

    /// <summary>
    /// Activations are quantised to 8 bits too (level 4): with float activations the 8-bit kernel is 25 times slower.
    /// </summary>
    private const int AccuracyLevel = 4;

    public override string Multiply(OnnxGraph graph, string output, string input, StoredMatrix matrix, StoredTensor? bias = null)
    {
        var blocks = matrix.Columns / BlockSize;
        List<string> inputs =
        [
            input,
            graph.Weight($"{output}.weight", matrix.Values.As(matrix.Rows, blocks, BlockSize * bits / 8)),
            graph.Weight($"{output}.scales", matrix.Scales!.As(matrix.Rows, blocks)),
        ];
        if (bias is not null)
        {
            inputs.AddRange(["", "", graph.Weight($"{output}.bias", bias)]);
        }

        return graph.Node(
            "MatMulNBits",
            OnnxGraph.Microsoft,
            output,
            [.. inputs],
            new OnnxAttribute("K", matrix.Columns),
            new OnnxAttribute("N", matrix.Rows),
            new OnnxAttribute("bits", bits),
            new OnnxAttribute("block_size", BlockSize),
            new OnnxAttribute("accuracy_level", AccuracyLevel)
        );
    }

    public override string Lookup(OnnxGraph graph, string output, string indices, StoredMatrix matrix) =>
        graph.Node(
            "GatherBlockQuantized",
            OnnxGraph.Microsoft,
            output,
            [
                graph.Weight($"{output}.table", matrix.Values.As(matrix.Rows, matrix.Columns * bits / 8)),
                indices,
                graph.Weight($"{output}.scales", matrix.Scales!.As(matrix.Rows, matrix.Columns / BlockSize)),
            ],
            new OnnxAttribute("gather_axis", 0),
            new OnnxAttribute("quantize_axis", 1),
            new OnnxAttribute("bits", bits),
            new OnnxAttribute("block_size", BlockSize)
        );

    protected override StoredMatrix Store(ExternalData data, long rows, long columns, IEnumerable<float[]> content)
    {
        if (columns % BlockSize != 0)
        {
            throw new ModelFormatException(
                $"A matrix of {columns} columns cannot be stored in {bits}-bit blocks of {BlockSize}; import the model in fp32."
            );
        }

        var blocks = columns / BlockSize;
        var scales = new float[rows * blocks];
        var packed = new byte[columns * bits / 8];
        var offset = data.Begin();
        var block = 0;
        foreach (var row in content)
        {
            for (var start = 0; start < columns; start += BlockSize)
            {
                var values = row.AsSpan(start, BlockSize);
                scales[block++] =
                    bits == 8
                        ? BlockQuantizer.ToBytes(values, packed.AsSpan(start, BlockSize))
                        : BlockQuantizer.ToNibbles(values, packed.AsSpan(start / 2, BlockSize / 2));
            }

            data.Write<byte>(packed);
        }

        return new StoredMatrix(
            rows,
            columns,
            data.End(offset, OnnxType.UInt8, rows, packed.Length),
            data.Store<float>(OnnxType.Float, scales, rows, blocks)
        );
    }
}
