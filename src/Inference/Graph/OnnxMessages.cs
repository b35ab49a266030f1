using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Verify.Inference.Graph;

/// <summary>The messages of onnx.proto that a graph is made of, each as its serialised bytes.</summary>
internal static class OnnxMessages
{
    private const int FloatAttribute = 1;
    private const int IntAttribute = 2;
    private const int ExternalLocation = 1;

    public static byte[] Message(Action<FieldWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var stream = new CodedOutputStream(buffer, leaveOpen: true))
        {
            write(new FieldWriter(stream));
        }

        return buffer.ToArray();
    }

    public static byte[] OperatorSet(string domain, long version) =>
        Message(set =>
        {
            set.Text(1, domain);
            set.Int(2, version);
        });

    public static byte[] Node(
        string operation,
        string domain,
        string name,
        string[] inputs,
        string[] outputs,
        OnnxAttribute[] attributes
    ) =>
        Message(node =>
        {
            Array.ForEach(inputs, input => node.Text(1, input));
            Array.ForEach(outputs, output => node.Text(2, output));
            node.Text(3, name);
            node.Text(4, operation);
            Array.ForEach(attributes, attribute => node.Bytes(5, Attribute(attribute)));
            node.Text(7, domain);
        });

    public static byte[] ValueInfo(string name, OnnxType type, object[] dimensions) =>
        Message(info =>
        {
            info.Text(1, name);
            info.Bytes(
                2,
                Message(typeProto =>
                    typeProto.Bytes(
                        1,
                        Message(tensor =>
                        {
                            tensor.Int(1, (long)type);
                            tensor.Bytes(2, Message(shape => Array.ForEach(dimensions, dimension => shape.Bytes(1, Dimension(dimension)))));
                        })
                    )
                )
            );
        });

    public static byte[] External(string name, StoredTensor tensor, string file) =>
        Message(proto =>
        {
            Header(proto, name, tensor.Type, tensor.Dimensions);
            proto.Bytes(13, Entry("location", file));
            proto.Bytes(13, Entry("offset", tensor.Offset.ToString(CultureInfo.InvariantCulture)));
            proto.Bytes(13, Entry("length", tensor.Bytes.ToString(CultureInfo.InvariantCulture)));
            proto.Int(14, ExternalLocation);
        });

    public static byte[] Int64Vector(string name, long[] values) =>
        Message(proto =>
        {
            Header(proto, name, OnnxType.Int64, [values.Length]);
            proto.Bytes(9, MemoryMarshal.AsBytes<long>(values).ToArray());
        });

    private static void Header(FieldWriter proto, string name, OnnxType type, long[] dimensions)
    {
        Array.ForEach(dimensions, dimension => proto.Int(1, dimension));
        proto.Int(2, (long)type);
        proto.Text(8, name);
    }

    private static byte[] Attribute(OnnxAttribute attribute) =>
        Message(proto =>
        {
            proto.Text(1, attribute.Name);
            if (attribute.Float is { } real)
            {
                proto.Float(2, real);
                proto.Int(20, FloatAttribute);
            }
            else
            {
                proto.Int(3, attribute.Integer!.Value);
                proto.Int(20, IntAttribute);
            }
        });

    private static byte[] Dimension(object dimension) =>
        Message(proto =>
        {
            if (dimension is string symbol)
            {
                proto.Text(2, symbol);
            }
            else
            {
                proto.Int(1, Convert.ToInt64(dimension, CultureInfo.InvariantCulture));
            }
        });

    private static byte[] Entry(string key, string value) =>
        Message(entry =>
        {
            entry.Text(1, key);
            entry.Text(2, value);
        });
}
