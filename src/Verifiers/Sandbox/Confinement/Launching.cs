using System.Diagnostics;

namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>What every confined start has in common.</summary>
internal static class Launching
{
    private const string SystemFolders = "/usr/bin:/bin:/usr/local/bin";
    private const string UnprivilegedUser = "65534";

    /// <summary>Where a program finds its code. (dash knows single-digit descriptors only.)</summary>
    public const int CodeDescriptor = 8;

    /// <summary>Where bubblewrap finds its filter.</summary>
    public const int FilterDescriptor = 9;

    /// <summary>
    /// The command through <c>sh</c>, which sets what a .NET process cannot set for its child: no core dumps, and files on descriptors of
    /// its own, read-only.
    /// </summary>
    public static ProcessStartInfo Through(MemoryFile code, MemoryFile? filter, IEnumerable<string> command)
    {
        var files = $"{CodeDescriptor}<{code.Path}{(filter is null ? "" : $" {FilterDescriptor}<{filter.Path}")}";
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = SystemFolders;
        foreach (var argument in (string[])["-c", $"ulimit -c 0; exec \"$@\" {files}", "sh", .. command])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>A server that runs as root hands its rights back before anything else; limits per user do not bind root.</summary>
    public static IEnumerable<string> DroppingRoot() =>
        Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid", UnprivilegedUser, "--regid", UnprivilegedUser, "--clear-groups", "--no-new-privs"]
            : [];

    public static string? Find(string program) =>
        SystemFolders.Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
