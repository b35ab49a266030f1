using Verify.Verifiers;

namespace Verify.Search.Tree;

/// <summary>
/// The beginning of a solution as verifiers see it: its steps' texts and what they said of it. Nodes with the same texts share one,
/// whatever
/// their tokens, so that the same text is never scored twice.
/// </summary>
internal sealed class Prefix
{
    private readonly Dictionary<string, Prefix> _next = new(StringComparer.Ordinal);

    private Prefix(Prefix? parent, StepPath steps)
    {
        Parent = parent;
        Steps = steps;
    }

    public Prefix? Parent { get; }

    public StepPath Steps { get; }

    /// <summary>Every node that has these texts, in order of creation.</summary>
    public List<Node> Nodes { get; } = [];

    /// <summary>What was said of the last step; null while it was not scored.</summary>
    public Score? Step { get; set; }

    public bool HasStepScore => Step is not null;

    /// <summary>The last step's score; null without one, or when the verifier has no opinion.</summary>
    public double? StepScore => Step?.Value;

    /// <summary>Every step up to here was scored, so that their aggregate is a score of the whole and not of a part.</summary>
    public bool IsScoredThroughout => FromFirstStep().All(prefix => prefix.HasStepScore);

    /// <summary>What was said of these steps as a whole solution; null while they were not scored as one.</summary>
    public Score? Outcome { get; set; }

    public bool HasOutcomeScore => Outcome is not null;

    /// <summary>The score of these steps as a whole solution.</summary>
    public double? OutcomeScore => Outcome?.Value;

    /// <summary>A gate objects to these steps as a whole solution.</summary>
    public bool IsRejected => Outcome is { Rejected: true };

    /// <summary>What was found out about these steps as a whole solution; null while it was not asked.</summary>
    public SolutionReport? Report { get; set; }

    /// <summary>As a whole solution these steps pass all tests and keep all constraints: nothing can be better.</summary>
    public bool IsSolved => Report is { IsSolved: true };

    /// <summary>What is known of it: its score as a whole solution, else its last step's; null when neither is.</summary>
    public double? Worth => OutcomeScore ?? StepScore;

    public static Prefix Empty() => new(null, StepPath.Empty);

    /// <summary>This prefix and one more step; itself for a blank one, which is no step and is never scored.</summary>
    public Prefix Append(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return this;
        }

        if (!_next.TryGetValue(text, out var next))
        {
            _next[text] = next = new Prefix(this, Steps.Append(text));
        }

        return next;
    }

    /// <summary>The prefixes of one step, two steps … up to this one.</summary>
    public IEnumerable<Prefix> FromFirstStep()
    {
        var chain = new Stack<Prefix>();
        for (var prefix = this; prefix.Parent is not null; prefix = prefix.Parent)
        {
            chain.Push(prefix);
        }

        return chain;
    }
}
