using System.Diagnostics;

namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>What every confined start has in common.</summary>
internal static class Launching
{
    private const string SystemFolders = "/usr/bin:/bin:/usr/local/bin";
    private const string UnprivilegedUser = "65534";

    /// <summary>
    /// The command through <c>sh</c>, which sets what a .NET process cannot set for its child: no core dumps, and with
    /// <paramref name="descriptor9"/>
    /// a file on descriptor 9. (dash knows single-digit descriptors only.)
    /// </summary>
    public static ProcessStartInfo Through(string? descriptor9, IEnumerable<string> command)
    {
        var redirection = descriptor9 is null ? "" : $" 9<{descriptor9}";
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
        foreach (var argument in (string[])["-c", $"ulimit -c 0; exec \"$@\"{redirection}", "sh", .. command])
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
