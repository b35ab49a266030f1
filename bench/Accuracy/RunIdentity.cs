using System.Security.Cryptography;

namespace Verify.Bench.Accuracy;

/// <summary>
/// What outcomes depend on: the models, the problems, the number of candidates and the code. A file of outcomes of one run is not continued
/// by another.
/// </summary>
internal static class RunIdentity
{
    public static string Of(string modelsFolder, IEnumerable<string> data, int candidates)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            var path in Models(modelsFolder)
                .Concat(data)
                .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "Verify.*.dll").Order(StringComparer.Ordinal))
        )
        {
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(path)));
        }

        hash.AppendData(BitConverter.GetBytes(candidates));
        return $"# run {Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}";
    }

    private static IEnumerable<string> Models(string folder) =>
        Directory
            .EnumerateDirectories(folder)
            .Where(model => File.Exists(Path.Combine(model, "manifest.json")))
            .SelectMany(Directory.EnumerateFiles)
            .Order(StringComparer.Ordinal);
}
