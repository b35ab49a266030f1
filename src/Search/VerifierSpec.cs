namespace Verify.Search;

/// <summary>
/// Who scores, as a request wrote it: a <see cref="VerifierStage"/>, a <see cref="VerifierCascade"/>, or <see cref="GatedVerifiers"/>
/// before
/// either. Kept as a tree so that an error can name the place in the request.
/// </summary>
public abstract record VerifierSpec
{
    /// <summary>Gates with their paths below <paramref name="path"/>; null when the request leaves them to the server.</summary>
    internal virtual IReadOnlyList<(string Path, VerifierGate Gate)>? GatesAt(string path) => null;

    /// <summary>Scoring stages with their paths below <paramref name="path"/>; null when the request leaves them to the strategy.</summary>
    internal abstract IReadOnlyList<(string Path, VerifierStage Stage)>? StagesAt(string path);
}

/// <summary>Verifiers whose scores are averaged by weight, step by step.</summary>
/// <param name="Verifiers">At least one.</param>
/// <param name="IsName">Written as one name alone instead of as a list.</param>
public sealed record VerifierStage(IReadOnlyList<WeightedVerifier> Verifiers, bool IsName = false) : VerifierSpec
{
    /// <summary>One verifier, written as its name.</summary>
    public static VerifierStage Of(string name) => new([new WeightedVerifier(name, 1)], IsName: true);

    internal override IReadOnlyList<(string Path, VerifierStage Stage)> StagesAt(string path) => [(path, this)];

    internal string NamePath(string path, int index) => IsName ? path : $"{VerifierPaths.Item(path, index)}.name";

    internal static string WeightPath(string path, int index) => $"{VerifierPaths.Item(path, index)}.weight";
}

/// <summary>Stages, each asked only about what those before it leave tied.</summary>
/// <param name="Stages">At least one.</param>
public sealed record VerifierCascade(IReadOnlyList<VerifierStage> Stages) : VerifierSpec
{
    internal override IReadOnlyList<(string Path, VerifierStage Stage)> StagesAt(string path) =>
        [.. Stages.Select((stage, index) => (VerifierPaths.Item(VerifierPaths.Cascade(path), index), stage))];
}

/// <summary>Verifiers that must not object, before those that score.</summary>
/// <param name="Gates">The gates.</param>
/// <param name="Then">A stage or a cascade; null leaves it to the strategy.</param>
public sealed record GatedVerifiers(IReadOnlyList<VerifierGate> Gates, VerifierSpec? Then) : VerifierSpec
{
    internal override IReadOnlyList<(string Path, VerifierGate Gate)> GatesAt(string path) =>
        [.. Gates.Select((gate, index) => (VerifierPaths.Item(VerifierPaths.Gate(path), index), gate))];

    internal override IReadOnlyList<(string Path, VerifierStage Stage)>? StagesAt(string path) => Then?.StagesAt(VerifierPaths.Then(path));
}

/// <summary>The places of a <see cref="VerifierSpec"/>'s parts in a request, as JSON paths of the native API.</summary>
public static class VerifierPaths
{
    /// <summary>The field that holds the whole specification.</summary>
    public const string Root = "search.verifier";

    /// <summary>The list of gates.</summary>
    public static string Gate(string path) => path + ".gate";

    /// <summary>What scores after the gates.</summary>
    public static string Then(string path) => path + ".then";

    /// <summary>The list of stages.</summary>
    public static string Cascade(string path) => path + ".cascade";

    /// <summary>An item of a list.</summary>
    public static string Item(string path, int index) => $"{path}[{index}]";
}
