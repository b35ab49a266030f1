using Google.Protobuf;

namespace Verify.Inference.Graph;

/// <summary>Writes numbered protobuf fields.</summary>
internal readonly struct FieldWriter(CodedOutputStream stream)
{
    public void Int(int field, long value)
    {
        stream.WriteTag(field, WireFormat.WireType.Varint);
        stream.WriteInt64(value);
    }

    public void Float(int field, float value)
    {
        stream.WriteTag(field, WireFormat.WireType.Fixed32);
        stream.WriteFloat(value);
    }

    public void Text(int field, string value)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteString(value);
    }

    public void Bytes(int field, byte[] value)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteBytes(ByteString.CopyFrom(value));
    }

    public void All(int field, List<byte[]> values)
    {
        foreach (var value in values)
        {
            Bytes(field, value);
        }
    }
}
