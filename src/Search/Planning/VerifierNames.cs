using Verify.Search.Limits;
using Verify.Search.Needs;
using Verify.Search.Requests;
using Verify.Verifiers;
using Verify.Verifiers.Composites;

namespace Verify.Search.Planning;

/// <summary>Looks up the verifiers that a request names, and says of each what is wrong with it.</summary>
internal sealed class VerifierNames(IReadOnlyList<IVerifier> known, IReadOnlyCollection<string> givenFields, RequestErrors errors)
{
    /// <summary>The verifiers that were found, of all stages.</summary>
    public IReadOnlyList<IVerifier> ReadStages(IReadOnlyList<(string Path, VerifierStage Stage)> stages)
    {
        var most = MaxStages(stages.Select(located => located.Stage));
        if (stages.Count > most)
        {
            errors.Add(VerifierPaths.Cascade(VerifierPaths.Root), $"{stages.Count} stages are too many; give at most {most}.");
        }

        var found = new List<IVerifier>();
        foreach (var (path, stage) in stages)
        {
            ReadStage(stage, path, found);
        }

        return found;
    }

    /// <summary>The gates with their bounds.</summary>
    public IReadOnlyList<VerifierGate> ReadGates(IReadOnlyList<(string Path, VerifierGate Gate)> gates)
    {
        var read = new List<VerifierGate>();
        foreach (var (path, gate) in gates)
        {
            var verifier = Find(path, gate.Name);
            if (verifier is not null && !verifier.Description.Process && !verifier.Description.Outcome)
            {
                errors.Add(path, $"'{verifier.Name}' only compares, so it cannot object to a solution; name a verifier that scores.");
            }

            if (read.Exists(other => other.Name == gate.Name))
            {
                errors.Add(path, $"'{gate.Name}' is listed twice; list each gate once.");
            }

            var fallback = verifier?.Description.Model is null ? VerifierLimits.MaxBound : VerifierLimits.ModelBound;
            var bound = errors.Number($"{path}.atLeast", gate.AtLeast, fallback, VerifierLimits.MinBound, VerifierLimits.MaxBound);
            read.Add(new VerifierGate(gate.Name, bound));
        }

        return read;
    }

    /// <summary>Tests that are given but not named may still become a stage of their own, before all others.</summary>
    private int MaxStages(IEnumerable<VerifierStage> stages)
    {
        var tests = known
            .Where(verifier => verifier.Description.NeededField == GivenFields.Tests)
            .Select(verifier => verifier.Name)
            .ToHashSet();
        return stages.SelectMany(stage => stage.Verifiers).Any(one => tests.Contains(one.Name))
            ? CompositeParts.MostStages
            : CompositeParts.MostStages - 1;
    }

    private void ReadStage(VerifierStage stage, string path, List<IVerifier> found)
    {
        for (var i = 0; i < stage.Verifiers.Count; i++)
        {
            var (name, weight) = stage.Verifiers[i];
            var namePath = stage.NamePath(path, i);
            var verifier = Find(namePath, name);
            if (verifier is not null && found.Contains(verifier))
            {
                errors.Add(namePath, $"'{verifier.Name}' is listed twice; list each verifier once, with its weight.");
            }
            else if (verifier is not null)
            {
                found.Add(verifier);
            }

            errors.Number(
                VerifierStage.WeightPath(path, i),
                weight,
                1,
                VerifierLimits.MinWeight,
                VerifierLimits.MaxWeight,
                minimumExcluded: true
            );
        }
    }

    private IVerifier? Find(string path, string name)
    {
        var verifier = errors.Named(path, "verifier", name, known, one => one.Name);
        if (verifier is not null)
        {
            var given = new SearchParts { Fields = givenFields };
            Requirements.Check(Requirements.Of(verifier, path), given, given, errors);
        }

        return verifier;
    }
}
