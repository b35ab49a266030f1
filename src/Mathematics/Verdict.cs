namespace Verify.Mathematics;

/// <summary>The three verdicts.</summary>
internal static class Verdict
{
    public static Equivalence Equal(string reason) => new(true, reason);

    public static Equivalence Different(string reason) => new(false, reason);

    public static Equivalence CannotTell(string reason) => new(null, reason);
}
