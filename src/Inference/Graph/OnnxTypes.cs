namespace Verify.Inference.Graph;

/// <summary>ONNX's <c>TensorProto.DataType</c>, as far as decoders use it.</summary>
internal enum OnnxType
{
    Float = 1,
    UInt8 = 2,
    Int32 = 6,
    Int64 = 7,
}

/// <summary>A tensor in the external data file; several graphs, and several names, may share one.</summary>
internal sealed record StoredTensor(OnnxType Type, long[] Dimensions, long Offset, long Bytes)
{
    /// <summary>The same bytes seen with other dimensions.</summary>
    public StoredTensor As(params long[] dimensions) => this with { Dimensions = dimensions };
}
