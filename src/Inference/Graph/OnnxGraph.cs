namespace Verify.Inference.Graph;

/// <summary>
/// Collects an ONNX graph whose weights lie in an external file, and writes it as <c>ModelProto</c>. The field numbers are those of
/// onnx.proto (IR version 10).
/// </summary>
internal sealed class OnnxGraph(string name, string dataFile)
{
    public const string Microsoft = "com.microsoft";
    private const int IrVersion = 10;
    private const int Opset = 21;

    private readonly List<byte[]> _nodes = [];
    private readonly List<byte[]> _initializers = [];
    private readonly List<byte[]> _inputs = [];
    private readonly List<byte[]> _outputs = [];

    /// <summary>Declares an input; a dimension is a number or a name.</summary>
    public string Input(string input, OnnxType type, params object[] dimensions)
    {
        _inputs.Add(OnnxMessages.ValueInfo(input, type, dimensions));
        return input;
    }

    public void Output(string output, OnnxType type, params object[] dimensions) =>
        _outputs.Add(OnnxMessages.ValueInfo(output, type, dimensions));

    public string Weight(string weight, StoredTensor tensor)
    {
        _initializers.Add(OnnxMessages.External(weight, tensor, dataFile));
        return weight;
    }

    /// <summary>A small constant kept in the graph itself.</summary>
    public string Constant(string constant, params long[] values)
    {
        _initializers.Add(OnnxMessages.Int64Vector(constant, values));
        return constant;
    }

    /// <summary>Adds a node; an empty name stands for an optional input or output that is left out.</summary>
    public void Node(string operation, string domain, string[] inputs, string[] outputs, params OnnxAttribute[] attributes) =>
        _nodes.Add(OnnxMessages.Node(operation, domain, outputs[0], inputs, outputs, attributes));

    /// <summary>Adds a node with one output, named <paramref name="output"/>, and returns that name.</summary>
    public string Node(string operation, string domain, string output, string[] inputs, params OnnxAttribute[] attributes)
    {
        Node(operation, domain, inputs, [output], attributes);
        return output;
    }

    public void Save(string path)
    {
        using var file = File.Create(path);
        file.Write(
            OnnxMessages.Message(model =>
            {
                model.Int(1, IrVersion);
                model.Text(2, "verify");
                model.Bytes(
                    7,
                    OnnxMessages.Message(graph =>
                    {
                        graph.All(1, _nodes);
                        graph.Text(2, name);
                        graph.All(5, _initializers);
                        graph.All(11, _inputs);
                        graph.All(12, _outputs);
                    })
                );
                model.Bytes(8, OnnxMessages.OperatorSet("", Opset));
                model.Bytes(8, OnnxMessages.OperatorSet(Microsoft, 1));
            })
        );
    }
}
