using Verify.Search.Needs;
using Verify.Search.Requests;
using Verify.Verifiers;

namespace Verify.Search.Planning;

/// <summary>
/// Which verifiers a search uses: those its request names, or the first of each kind that its strategy and selection need.
/// Tests that are given come first and constraints must be kept, unless the request says otherwise.
/// </summary>
internal sealed class VerifierChoice(IReadOnlyList<IVerifier> known)
{
    private readonly List<IVerifier> _always = [.. known.Where(verifier => verifier.Description.NeededField is null)];

    /// <summary>Whether something scores solutions of which only the problem is known.</summary>
    public bool AnyScores => _always.Exists(Need.Score.IsMetBy);

    /// <param name="request">May name them.</param>
    /// <param name="requirements">What its strategy and its selection need.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public ChosenVerifiers Choose(SearchRequest request, IReadOnlyList<Requirement> requirements, RequestErrors errors)
    {
        var needs = requirements.Where(one => one.Need is VerifierNeed).ToList();
        var fields = GivenFields.Of(request.Tests, request.Constraints);
        var names = new VerifierNames(known, fields, errors);
        var stages = request.Verifier?.StagesAt(VerifierPaths.Root);
        var chosen = stages is null ? Default(fields, needs, errors) : Named(stages, needs, names, errors);
        chosen = fields.Contains(GivenFields.Tests) ? TestsFirst(chosen) : chosen;
        var gates = request.Verifier?.GatesAt(VerifierPaths.Root);
        return chosen with { Gates = gates is null ? DefaultGates(fields, chosen) : names.ReadGates(gates) };
    }

    private ChosenVerifiers Named(
        IReadOnlyList<(string Path, VerifierStage Stage)> stages,
        List<Requirement> needs,
        VerifierNames names,
        RequestErrors errors
    )
    {
        var lists = stages.Select(located => located.Stage.Verifiers).ToList();
        var chosen = new ChosenVerifiers(lists[0], lists[1..], []);
        var found = names.ReadStages(stages);

        // What an unknown name would have done cannot be told, and that it is unknown is an error already.
        if (found.Count == chosen.Scoring.Count())
        {
            Requirements.Check(needs.Select(one => one with { Path = VerifierPaths.Root }), Parts(found), Parts(known), errors);
        }

        return chosen;
    }

    private ChosenVerifiers Default(HashSet<string> fields, List<Requirement> needs, RequestErrors errors)
    {
        var tests = fields.Contains(GivenFields.Tests) ? ForField(GivenFields.Tests) : [];
        var found = new List<IVerifier>();
        foreach (var one in needs.Where(one => !one.Need.IsMetBy(Parts(tests))))
        {
            if (_always.Find(((VerifierNeed)one.Need).IsMetBy) is not { } fitting)
            {
                errors.Add(one.Path, one.Unmet(Parts(_always)));
            }
            else if (!one.Need.IsMetBy(Parts(found)))
            {
                found.Add(fitting);
            }
        }

        return new ChosenVerifiers(Equally(found), [], []);
    }

    /// <summary>
    /// What is found out exactly comes before what is believed: unless the request says what they weigh, tests score, and the others decide
    /// what they leave tied.
    /// </summary>
    private ChosenVerifiers TestsFirst(ChosenVerifiers chosen)
    {
        var tests = ForField(GivenFields.Tests);
        var isNamed = chosen.Scoring.Any(named => tests.Exists(one => one.Name == named.Name));
        return isNamed ? chosen
            : chosen.Verifiers.Count == 0 ? chosen with { Verifiers = Equally(tests) }
            : chosen with { Verifiers = Equally(tests), TieBreakers = [chosen.Verifiers, .. chosen.TieBreakers] };
    }

    private IReadOnlyList<VerifierGate> DefaultGates(HashSet<string> fields, ChosenVerifiers chosen) =>
        !fields.Contains(GivenFields.Constraints)
            ? []
            :
            [
                .. ForField(GivenFields.Constraints)
                    .Where(one => chosen.Scoring.All(named => named.Name != one.Name))
                    .Select(one => new VerifierGate(one.Name, 1)),
            ];

    private static SearchParts Parts(IReadOnlyList<IVerifier> verifiers) => new() { Verifiers = verifiers };

    private List<IVerifier> ForField(string field) => [.. known.Where(verifier => verifier.Description.NeededField == field)];

    private static IReadOnlyList<WeightedVerifier> Equally(IEnumerable<IVerifier> verifiers) =>
        [.. verifiers.Select(verifier => new WeightedVerifier(verifier.Name, 1))];
}
