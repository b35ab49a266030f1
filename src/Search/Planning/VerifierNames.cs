using Verify.Verifiers;
using Verify.Verifiers.Composites;

namespace Verify.Search.Planning;

/// <summary>Looks up the verifiers that a request names, and says of each what is wrong with it.</summary>
internal sealed class VerifierNames(IReadOnlyList<IVerifier> known, IReadOnlySet<string> givenFields, RequestErrors errors)
{
    public const string Path = "search.verifier";

    private const double LeastOfModel = 0.5;

    /// <summary>The verifiers that were found, of all stages.</summary>
    public IReadOnlyList<IVerifier> ReadStages(SearchRequest request)
    {
        var breakers = request.TieBreakers ?? [];
        var most = MostStages([request.Verifiers!, .. breakers]);
        if (breakers.Count >= most)
        {
            errors.Add($"{Path}.cascade", $"{breakers.Count + 1} stages are too many; give at most {most}.");
        }

        var found = new List<IVerifier>();
        var inner = request.Gates is null ? Path : $"{Path}.then";
        if (breakers.Count == 0)
        {
            ReadStage(request.Verifiers!, inner, found);
            return found;
        }

        ReadStage(request.Verifiers!, $"{inner}.cascade[0]", found);
        for (var i = 0; i < breakers.Count; i++)
        {
            ReadStage(breakers[i], $"{inner}.cascade[{i + 1}]", found);
        }

        return found;
    }

    /// <summary>The gates with their bounds.</summary>
    public IReadOnlyList<VerifierGate> ReadGates(IReadOnlyList<VerifierGate> gates)
    {
        var read = new List<VerifierGate>();
        for (var i = 0; i < gates.Count; i++)
        {
            var path = $"{Path}.gate[{i}]";
            var verifier = Find(path, gates[i].Name);
            if (verifier is not null && !verifier.Description.Process && !verifier.Description.Outcome)
            {
                errors.Add(path, $"'{verifier.Name}' only compares, so it can object to nothing; name a verifier that scores.");
            }

            if (read.Exists(gate => gate.Name == gates[i].Name))
            {
                errors.Add(path, $"'{gates[i].Name}' stands twice; give each gate once.");
            }

            var fallback = verifier?.Description.Model is null ? 1 : LeastOfModel;
            read.Add(new VerifierGate(gates[i].Name, errors.Number($"{path}.atLeast", gates[i].AtLeast, fallback, 0, 1)));
        }

        return read;
    }

    /// <summary>Unless tests are among them, they may come before them as a stage of their own.</summary>
    private int MostStages(IEnumerable<IReadOnlyList<WeightedVerifier>> stages)
    {
        var tests = known
            .Where(verifier => verifier.Description.NeededField == GivenFields.Tests)
            .Select(verifier => verifier.Name)
            .ToHashSet();
        return stages.SelectMany(stage => stage).Any(one => tests.Contains(one.Name))
            ? CompositeParts.MostStages
            : CompositeParts.MostStages - 1;
    }

    private void ReadStage(IReadOnlyList<WeightedVerifier> stage, string stagePath, List<IVerifier> found)
    {
        for (var i = 0; i < stage.Count; i++)
        {
            // One alone may be given as a name or as a list of one; only in a list does it have a weight.
            var path = $"{stagePath}[{i}]";
            var namePath = stage.Count == 1 ? stagePath : $"{path}.name";
            var verifier = Find(namePath, stage[i].Name);
            if (verifier is not null && found.Contains(verifier))
            {
                errors.Add(namePath, $"'{verifier.Name}' stands twice; give each verifier once, with its weight.");
            }
            else if (verifier is not null)
            {
                found.Add(verifier);
            }

            errors.Number($"{path}.weight", stage[i].Weight, 1, 0, 1e6, minimumExcluded: true);
        }
    }

    private IVerifier? Find(string path, string name)
    {
        var verifier = errors.Named(path, "verifier", name, known, one => one.Name);
        if (verifier?.Description.NeededField is { } field && !givenFields.Contains(field))
        {
            errors.Add(path, $"'{name}' has no opinion without the field '{field}'; give it, or leave the verifier out.");
        }

        return verifier;
    }
}
