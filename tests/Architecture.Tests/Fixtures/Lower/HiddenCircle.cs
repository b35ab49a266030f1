namespace Verify.Architecture.Tests.Fixtures.Lower;

/// <summary>A type that <see cref="Upper.UpperType"/> uses, and that refers back to it where it is hardest to see.</summary>
internal sealed class HiddenCircle
{
    public static Func<object, int> Count { get; } = items => ((IEnumerable<object>)items).OfType<Upper.UpperType>().Count();
}
