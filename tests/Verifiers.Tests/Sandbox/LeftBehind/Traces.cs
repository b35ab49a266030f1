using System.Globalization;

namespace Verify.Verifiers.Tests.Sandbox.LeftBehind;

/// <summary>What sandboxes leave in the system while they live.</summary>
internal static class Traces
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Running processes that carry the number among their arguments, as all of a sandbox's do with its longest reply in bytes.
    /// </summary>
    public static IReadOnlyList<int> Processes(int replyKiB)
    {
        var mark = (replyKiB * 1024).ToString(CultureInfo.InvariantCulture);
        return
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
                .Where(folder => Arguments(folder).Contains(mark))
                .Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>This process's pipes and memory files.</summary>
    public static int Descriptors() =>
        Directory
            .EnumerateFileSystemEntries("/proc/self/fd")
            .Select(Target)
            .Count(target =>
                target.StartsWith("pipe:", StringComparison.Ordinal) || target.Contains("memfd:verify-", StringComparison.Ordinal)
            );

    /// <summary>Looks again until it is as it should be, for a minute at most.</summary>
    public static async Task<T> SettledAsync<T>(Func<T> look, Func<T, bool> asItShouldBe, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        while (true)
        {
            var seen = look();
            if (asItShouldBe(seen) || deadline.IsCancellationRequested)
            {
                return seen;
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }

    /// <summary>Empty for a process that has ended meanwhile, or has no memory any more.</summary>
    private static string[] Arguments(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
