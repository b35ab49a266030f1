namespace Verify.Inference.Graph;

/// <summary>An attribute of a node: a whole number or a float.</summary>
internal readonly record struct OnnxAttribute
{
    public OnnxAttribute(string name, long value) => (Name, Integer) = (name, value);

    public OnnxAttribute(string name, float value) => (Name, Float) = (name, value);

    public string Name { get; }

    public long? Integer { get; }

    public float? Float { get; }
}
