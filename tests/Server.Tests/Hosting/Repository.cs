namespace Verify.Server.Tests.Hosting;

/// <summary>The repository's files on the machine that runs the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A file's text, by its path in the repository.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Verify.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests are not below the folder of Verify.sln.");
    }
}
