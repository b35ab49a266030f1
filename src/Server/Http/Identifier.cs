namespace Verify.Server.Http;

/// <summary>Identifiers of requests and searches: version 7 UUIDs, which sort by time.</summary>
internal static class Identifier
{
    public static string New() => Guid.CreateVersion7().ToString("N");
}
