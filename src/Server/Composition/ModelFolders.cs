using Verify.Inference;
using Verify.Inference.Manifests;
using Verify.Server.Settings;

namespace Verify.Server.Composition;

/// <summary>Finds the models that are to be loaded: those that are configured, else every one in the models folder, by name.</summary>
internal static class ModelFolders
{
    /// <summary>Policies first, each kind's default first.</summary>
    /// <param name="options">What is configured.</param>
    /// <param name="takenNames">Names no verifier may have.</param>
    /// <exception cref="ModelFormatException">There is no policy, a model is not of the kind it is configured as, or a name is
    /// taken.</exception>
    public static IReadOnlyList<ModelOptions> Find(VerifyOptions options, IReadOnlyCollection<string> takenNames)
    {
        var standing = options.Policies.Count > 0 && options.Verifiers.Count > 0 ? [] : Standing(options.ModelsFolder);
        var policies = Choose(options.Policies, standing, ModelKind.Policy);
        if (policies.Count == 0)
        {
            throw new ModelFormatException(
                $"{options.ModelsFolder} holds no policy. Import one with `verify import`, "
                    + "or name folders in the settings Verify:ModelsFolder or Verify:Policies."
            );
        }

        var verifiers = Choose(options.Verifiers, standing, ModelKind.Reward);
        RequireDistinct(policies, []);
        RequireDistinct(verifiers, takenNames);
        return [.. policies, .. verifiers];
    }

    /// <summary>Requests tell models of a kind apart by name only.</summary>
    private static void RequireDistinct(IReadOnlyList<ModelOptions> models, IReadOnlyCollection<string> taken)
    {
        var names = new HashSet<string>(taken, StringComparer.Ordinal);
        foreach (var model in models)
        {
            if (!names.Add(model.Name))
            {
                throw new ModelFormatException(
                    $"{model.Folder}: the name '{model.Name}' is taken. Import the model under another one, or name it in the settings."
                );
            }
        }
    }

    private static List<ModelOptions> Choose(
        IReadOnlyList<ModelOptions> configured,
        IReadOnlyList<(ModelOptions Model, ModelKind Kind)> standing,
        ModelKind kind
    )
    {
        foreach (var model in configured)
        {
            if (ModelFolder.Identify(model.Folder).Kind is var found && found != kind)
            {
                throw new ModelFormatException(
                    $"{model.Folder} holds a {Name(found)} model, but '{model.Name}' is configured as a {Name(kind)} model."
                );
            }
        }

        return configured.Count > 0 ? [.. configured] : [.. standing.Where(model => model.Kind == kind).Select(model => model.Model)];
    }

    private static List<(ModelOptions Model, ModelKind Kind)> Standing(string folder) =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateDirectories(folder)
                    .Where(ModelFolder.IsOne)
                    .Order(StringComparer.Ordinal)
                    .Select(directory => (Directory: directory, Identity: ModelFolder.Identify(directory)))
                    .Select(model => (new ModelOptions(model.Identity.Name, model.Directory), model.Identity.Kind)),
            ];

    private static string Name(ModelKind kind) => kind == ModelKind.Policy ? "policy" : "reward";
}
