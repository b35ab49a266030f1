using Verify.Inference.Manifests;

namespace Verify.Inference.Engine.Layouts;

/// <summary>
/// Decides when to change the layout without knowing how long the samples will become: what a better layout would have saved is added up
/// (the regret), and the change is made once it reaches the cost of the change. This is the ski-rental rule, which costs at most twice the
/// best choice in hindsight (Karlin et al. 1988, "Competitive snoopy caching").
/// </summary>
/// <remarks>
/// Samples diverge most in their first tokens, so the first reviews are close together: at steps 0, 1, 2, 4, 8, 16, 24 and so on.
/// </remarks>
internal sealed class LayoutRegret(LayoutCosts costs)
{
    /// <summary>The most steps between two reviews of the alternatives; a review walks over all paths.</summary>
    public const int StepsBetweenReviews = 8;

    private double _regret;
    private int _step;
    private int _nextReview;
    private int _stepsToNextReview;

    /// <summary>Asked once a step.</summary>
    public bool IsReviewDue()
    {
        if (_step++ < _nextReview)
        {
            return false;
        }

        _nextReview += _stepsToNextReview = Math.Clamp(_nextReview, 1, StepsBetweenReviews);
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

        _regret += saving * _stepsToNextReview;
        if (_regret < other.CopiedColumns * costs.CopyColumn)
        {
            return false;
        }

        _regret = 0;
        return true;
    }
}
