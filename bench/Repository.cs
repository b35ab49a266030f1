namespace Verify.Bench;

/// <summary>Where the repository stands.</summary>
internal static class Repository
{
    /// <summary>A folder of the repository, found upwards from the program.</summary>
    public static string Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Verify.sln")))
            {
                return Path.Combine(folder.FullName, name);
            }
        }

        throw new DirectoryNotFoundException($"No Verify.sln stands above '{AppContext.BaseDirectory}'.");
    }
}
