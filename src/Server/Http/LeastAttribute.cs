namespace Verify.Server.Http;

/// <summary>
/// The least that a number may be, for the schema. Unlike a range it is enforced where the request is planned: the most is a setting of the
/// server,
/// and the error names both.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LeastAttribute(double value) : Attribute
{
    public double Value => value;

    /// <summary>The number must be above the least.</summary>
    public bool IsExcluded { get; init; }
}
