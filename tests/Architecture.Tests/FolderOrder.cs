using Mono.Cecil;

namespace Verify.Architecture.Tests;

/// <summary>The order of a floor's folders: a folder refers only to those before it. A folder's name is its namespace's end.</summary>
/// <param name="Root">The namespace of the floor's own folder, listed as the empty name.</param>
/// <param name="Folders">Every folder of the floor, the lowest first.</param>
internal sealed record FolderOrder(string Root, IReadOnlyList<string> Folders)
{
    /// <summary>What breaks the order, each with both types; empty when nothing does.</summary>
    public IReadOnlyList<string> Breaches(ModuleDefinition module)
    {
        var rank = Folders.Select((folder, index) => (folder, index)).ToDictionary(pair => pair.folder, pair => pair.index);
        return
        [
            .. TypeUses
                .In(module)
                .Distinct()
                .Where(use => FolderOf(use.User) != FolderOf(use.Used))
                .Select(use => Breach(use, rank))
                .OfType<string>()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Folders that the assembly has and the order does not name.</summary>
    public IEnumerable<string> Unlisted(ModuleDefinition module) =>
        module
            .Types.Where(type => type.Namespace.StartsWith(Root, StringComparison.Ordinal))
            .Select(FolderOf)
            .Distinct()
            .Except(Folders)
            .Order(StringComparer.Ordinal);

    private string? Breach(TypeUse use, Dictionary<string, int> rank)
    {
        var (from, to) = (FolderOf(use.User), FolderOf(use.Used));
        return rank.TryGetValue(from, out var user) && rank.TryGetValue(to, out var used) && user > used
            ? null
            : $"{use.User.FullName} refers to {use.Used.FullName}, but {Shown(from)} comes before {Shown(to)}.";
    }

    private static string Shown(string folder) => folder.Length == 0 ? "the floor's root" : folder;

    private string FolderOf(TypeDefinition type) =>
        type.Namespace == Root ? ""
        : type.Namespace.StartsWith(Root + '.', StringComparison.Ordinal) ? type.Namespace[(Root.Length + 1)..]
        : type.Namespace;
}
