namespace Verify.Inference.Engine.Layouts;

/// <summary>
/// Decides when to change the layout without knowing how long the samples will become: what a better layout would save is added up, and
/// when it reaches what the change costs, the change is made. As in renting or buying skis, that is never worse than twice the best
/// choice in hindsight.
/// </summary>
/// <remarks>The first tokens part the samples, so the looks begin close together: at steps 0, 1, 2, 4, 8, 16, 24 and so on.</remarks>
internal sealed class LayoutRegret(LayoutCosts costs)
{
    /// <summary>The most tokens between two looks at the alternatives; looking costs a walk over all paths.</summary>
    public const int StepsBetweenLooks = 8;

    private double _regret;
    private int _step;
    private int _nextLook;
    private int _stepsToNextLook;

    /// <summary>Asked once a step.</summary>
    public bool IsTimeToLook()
    {
        if (_step++ < _nextLook)
        {
            return false;
        }

        _nextLook += _stepsToNextLook = Math.Clamp(_nextLook, 1, StepsBetweenLooks);
        return true;
    }

    /// <summary>True when it is time to change from the present layout, of the given cost, to the other.</summary>
    public bool Prefers(Layout other, double presentCost)
    {
        var saving = presentCost - other.Cost;
        if (saving <= 0)
        {
            return false;
        }

        _regret += saving * _stepsToNextLook;
        if (_regret < other.CopiedColumns * costs.CopyColumn)
        {
            return false;
        }

        _regret = 0;
        return true;
    }
}
