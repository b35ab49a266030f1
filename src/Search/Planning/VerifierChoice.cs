using Verify.Search.Selections;
using Verify.Search.Strategies;
using Verify.Verifiers;

namespace Verify.Search.Planning;

/// <summary>Which verifiers a search uses: those it names, or the first of each kind that its strategy and selection need.</summary>
internal sealed class VerifierChoice(IReadOnlyList<IVerifier> known)
{
    private static readonly Need Steps = new("a verifier that scores steps", verifier => verifier.Description.Process);

    private static readonly Need Scores = new(
        "a verifier that scores steps or solutions", verifier => verifier.Description.Process || verifier.Description.Outcome);

    private static readonly Need Judge = new("a verifier that compares pairs", verifier => verifier.Description.Pairwise);

    public bool AnyScores => known.Any(Scores.IsMetBy);

    public IReadOnlyList<WeightedVerifier> Choose(
        IReadOnlyList<WeightedVerifier>? requested, ISearchStrategy strategy, ISelection selection, RequestErrors errors)
    {
        var chosen = requested is null ? [] : Find(requested, errors);
        foreach (var (need, path, who) in NeedsOf(strategy, selection))
        {
            // Of names that are wrong, which was said already, nobody knows what they would have done.
            if (chosen.Any(need.IsMetBy) || chosen.Count < requested?.Count)
            {
                continue;
            }

            var fitting = known.Where(need.IsMetBy).ToList();
            if (requested is null && fitting.Count > 0)
            {
                chosen.Add(fitting[0]);
            }
            else
            {
                var would = fitting.Count == 0 ? "none that is loaded would do" : $"these would do: {string.Join(", ", fitting.Select(one => one.Name))}";
                errors.Add(requested is null ? path : "search.verifier", $"{who} needs {need.Text}; {would}.");
            }
        }

        RequireOneScale(chosen, errors);
        return requested ?? [.. chosen.Select(verifier => new WeightedVerifier(verifier.Name, 1))];
    }

    /// <summary>Scores of steps and scores of whole solutions have no common measure by which they could be averaged step by step.</summary>
    private static void RequireOneScale(List<IVerifier> chosen, RequestErrors errors)
    {
        var (ofSteps, ofSolutions) = (chosen.Find(one => one.Description.Process), chosen.Find(one => one.Description is { Outcome: true, Process: false }));
        if (ofSteps is not null && ofSolutions is not null)
        {
            errors.Add("search.verifier", $"'{ofSteps.Name}' scores steps and '{ofSolutions.Name}' whole solutions only; name verifiers of one kind.");
        }
    }

    private static IEnumerable<(Need Need, string Path, string Who)> NeedsOf(ISearchStrategy strategy, ISelection selection)
    {
        if (strategy.NeedsProcessReward)
        {
            yield return (Steps, "search.strategy", $"Strategy '{strategy.Name}'");
        }

        if (selection.NeedsScores)
        {
            yield return (Scores, "search.selection", $"Selection '{selection.Name}'");
        }

        if (selection.NeedsJudge)
        {
            yield return (Judge, "search.selection", $"Selection '{selection.Name}'");
        }
    }

    private List<IVerifier> Find(IReadOnlyList<WeightedVerifier> requested, RequestErrors errors)
    {
        var found = new List<IVerifier>();
        for (var i = 0; i < requested.Count; i++)
        {
            var path = requested.Count == 1 ? "search.verifier" : $"search.verifier[{i}]";
            var verifier = errors.Named($"{path}{(requested.Count == 1 ? "" : ".name")}", "verifier", requested[i].Name, known, one => one.Name);
            if (verifier is not null && found.Contains(verifier))
            {
                errors.Add($"{path}.name", $"'{verifier.Name}' stands twice; give each verifier once, with its weight.");
            }
            else if (verifier is not null)
            {
                found.Add(verifier);
            }

            errors.Number($"{path}.weight", requested[i].Weight, 1, 0, 1e6, minimumExcluded: true);
        }

        return found;
    }

    private sealed record Need(string Text, Func<IVerifier, bool> IsMetBy);
}
