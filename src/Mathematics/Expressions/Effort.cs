namespace Verify.Mathematics.Expressions;

/// <summary>
/// What one task may still compute, in units of about a microsecond: formulas are written by strangers, and a short one can ask for hours
/// of work.
/// Whoever finds it spent answers that it cannot tell.
/// </summary>
internal sealed class Effort(int units)
{
    private int _left = units;

    public bool IsSpent => _left <= 0;

    /// <summary>False when there is not enough left, now or earlier.</summary>
    public bool Spend(int units)
    {
        _left = _left > units ? _left - units : 0;
        return _left > 0;
    }
}
