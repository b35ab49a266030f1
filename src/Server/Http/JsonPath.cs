namespace Verify.Server.Http;

/// <summary>Paths as errors write them: <c>search.verifier[0].name</c>, and <c>$</c> for the whole body.</summary>
internal static class JsonPath
{
    public const string Root = "$";
    private const int LongestName = 64;

    public static string Field(string path, string name)
    {
        var shown = name.Length > LongestName ? name[..LongestName] + "…" : name;
        return path == Root ? shown : $"{path}.{shown}";
    }

    public static string Item(string path, int index) => $"{path}[{index}]";
}
