namespace Verify.Inference.Engine;

/// <summary>
/// Decides when to change the layout without knowing how long the samples will become: what a better layout would have saved is added
/// up, and
/// when it reaches what the change costs, the change is made. As in renting or buying skis, that is never worse than twice the best
/// choice in hindsight.
/// </summary>
internal sealed class LayoutRegret(LayoutCosts costs)
{
    /// <summary>Tokens between two looks at the alternatives; looking costs a walk over all paths.</summary>
    public const int StepsBetweenLooks = 8;

    private double _regret;
    private int _step;

    public bool IsTimeToLook => _step++ % StepsBetweenLooks == 0;

    /// <summary>True when it is time to change from the present layout, of the given cost, to the other.</summary>
    public bool Prefers(Layout other, double presentCost)
    {
        var saving = presentCost - other.Cost;
        if (saving <= 0) return false;

        _regret += saving * StepsBetweenLooks;
        if (_regret < other.CopiedColumns * costs.CopyColumn) return false;

        _regret = 0;
        return true;
    }
}
