using System.Globalization;
using System.Runtime.InteropServices;

namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>What the kernel says of running processes (proc(5)), and how much of the processor they are given.</summary>
internal static partial class ProcessFacts
{
    private const int PriorityOfGroup = 1;
    private const int ParentField = 1;
    private const int NanosecondsOfSecond = 1_000_000_000;

    /// <summary>The last of the processes that this one started, and that those started in turn: within a sandbox, its program.</summary>
    public static int Innermost(int process)
    {
        var parents = Directory
            .EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Child: id, Parent: Parent(id)))
            .Where(pair => pair.Parent > 0)
            .ToLookup(pair => pair.Parent, pair => pair.Child);
        var innermost = process;
        while (parents[innermost].Any())
        {
            innermost = parents[innermost].Max();
        }

        return innermost;
    }

    /// <summary>How many threads it has; 0 where it has ended.</summary>
    public static int Threads(int process) => Tasks(process).Length;

    /// <summary>
    /// How long its threads were ready to run and had no processor, on average of them: what the machine's other work has cost it.
    /// </summary>
    public static TimeSpan Waited(int process)
    {
        var waits = Tasks(process).Select(task => Read($"{task}/schedstat").Split(' ')).Where(fields => fields.Length > 1).ToList();
        return waits.Count == 0
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(waits.Average(fields => double.Parse(fields[1], CultureInfo.InvariantCulture)) / NanosecondsOfSecond);
    }

    /// <summary>How many files lie in its private <c>/tmp</c>; 0 where that cannot be told.</summary>
    public static ulong Files(int process) =>
        FileSystemStatistics($"/proc/{process}/root/tmp", out var statistics) == 0 && statistics.Files < int.MaxValue
            ? statistics.Files - statistics.FreeFiles
            : 0;

    /// <summary>Lets the processes of its session yield to others; what cannot be set stays as it is.</summary>
    public static void Yield(int process, int niceness) => _ = SetPriority(PriorityOfGroup, process, niceness);

    private static string[] Tasks(int process)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{process}/task");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static int Parent(int process) =>
        // The name before it is in parentheses and may hold anything.
        Read($"/proc/{process}/stat") is { Length: > 0 } stat
        && stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > ParentField } fields
            ? int.Parse(fields[ParentField], CultureInfo.InvariantCulture)
            : 0;

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);

    [LibraryImport("libc", EntryPoint = "statvfs", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileSystemStatistics(string path, out Statistics statistics);

    /// <summary>As <c>struct statvfs</c> of 64-bit Linux begins.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Statistics
    {
        public ulong BlockBytes;
        public ulong FragmentBytes;
        public ulong Blocks;
        public ulong FreeBlocks;
        public ulong AvailableBlocks;
        public ulong Files;
        public ulong FreeFiles;
    }
}
